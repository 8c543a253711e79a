package lectern.register.pages;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import lectern.language.Cities;
import lectern.language.Countries;
import lectern.language.Language;

/**
 * The long lists of the form as HTML, made once for a language. End tags, quotes and line ends that
 * HTML lets one leave out are left out: they would be a fifth of the page.
 */
record Lists(String countries, String zones) {

    static Lists in(Language language) {
        var countries = new StringBuilder();
        for (Countries.Country each : Countries.of(language).all()) {
            countries.append(option(each.code(), each.name()));
        }
        var zones = new StringBuilder();
        Cities cities = Cities.of(language);
        for (ZoneId each : cities.zones()) {
            if (OfferedZones.contain(each)) {
                zones.append(option(each.getId(), cities.name(each)));
            }
        }
        return new Lists(countries.toString(), zones.toString());
    }

    /** The options with this one selected; unchanged where it is none of them. */
    static String select(String options, String value) {
        return value.isEmpty()
                ? options
                : options.replace(value(value) + ">", value(value) + " selected>");
    }

    static boolean holds(String options, String value) {
        return options.contains(value(value) + ">");
    }

    /** An option; the value is an id that needs no quotes. */
    static String option(String value, String name) {
        var escaped = new StringOutput();
        Escape.htmlContent(name, escaped);
        return value(value) + ">" + escaped;
    }

    private static String value(String value) {
        return "<option value=" + value;
    }
}

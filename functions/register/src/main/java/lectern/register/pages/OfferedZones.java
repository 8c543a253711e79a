package lectern.register.pages;

import java.time.ZoneId;
import java.util.Set;

/**
 * The zones the form offers: at least one for every clock that people live by, and well-known
 * cities. All zones would be half of the page; where scripts run, the reader's own is added.
 */
final class OfferedZones {
    private static final Set<String> IDS =
            Set.of(
                    """
                    Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Cairo
                    Africa/Casablanca Africa/Johannesburg Africa/Juba Africa/Kinshasa
                    Africa/Lagos Africa/Nairobi Africa/Tunis America/Adak America/Anchorage
                    America/Argentina/Buenos_Aires America/Asuncion America/Bogota
                    America/Caracas America/Chicago America/Chihuahua America/Ciudad_Juarez
                    America/Costa_Rica America/Coyhaique America/Denver America/Edmonton
                    America/El_Salvador America/Guatemala America/Guayaquil America/Halifax
                    America/Havana America/La_Paz America/Lima America/Los_Angeles
                    America/Managua America/Manaus America/Mazatlan America/Mexico_City
                    America/Miquelon America/Montevideo America/New_York America/Noronha
                    America/Nuuk America/Ojinaga America/Panama America/Phoenix
                    America/Port-au-Prince America/Puerto_Rico America/Santiago
                    America/Santo_Domingo America/Sao_Paulo America/Scoresbysund
                    America/St_Johns America/Tegucigalpa America/Tijuana America/Toronto
                    America/Vancouver America/Whitehorse America/Winnipeg Asia/Almaty Asia/Amman
                    Asia/Aqtobe Asia/Baghdad Asia/Bangkok Asia/Beirut Asia/Damascus Asia/Dhaka
                    Asia/Dubai Asia/Hebron Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Irkutsk
                    Asia/Jakarta Asia/Jayapura Asia/Jerusalem Asia/Kabul Asia/Kamchatka
                    Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur Asia/Magadan
                    Asia/Makassar Asia/Manila Asia/Novosibirsk Asia/Omsk Asia/Riyadh Asia/Seoul
                    Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tehran
                    Asia/Tokyo Asia/Ulaanbaatar Asia/Urumqi Asia/Vladivostok Asia/Yakutsk
                    Asia/Yangon Asia/Yekaterinburg Atlantic/Azores Atlantic/Canary
                    Atlantic/Cape_Verde Atlantic/Reykjavik Australia/Adelaide Australia/Brisbane
                    Australia/Darwin Australia/Eucla Australia/Lord_Howe Australia/Melbourne
                    Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Berlin
                    Europe/Brussels Europe/Bucharest Europe/Budapest Europe/Chisinau
                    Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kaliningrad Europe/Kyiv
                    Europe/Lisbon Europe/London Europe/Madrid Europe/Moscow Europe/Paris
                    Europe/Prague Europe/Rome Europe/Samara Europe/Stockholm Europe/Vienna
                    Europe/Volgograd Europe/Warsaw Pacific/Apia Pacific/Auckland Pacific/Chatham
                    Pacific/Easter Pacific/Fiji Pacific/Gambier Pacific/Guam Pacific/Honolulu
                    Pacific/Kiritimati Pacific/Marquesas Pacific/Norfolk Pacific/Pago_Pago
                    Pacific/Pitcairn Pacific/Port_Moresby Pacific/Tahiti Pacific/Tongatapu
                    """
                            .split("\\s+"));

    private OfferedZones() {}

    static boolean contain(ZoneId zone) {
        return IDS.contains(zone.getId());
    }
}

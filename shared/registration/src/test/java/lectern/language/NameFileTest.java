package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameFileTest {
    @Test
    void theOrderOfTheFileIsKeptAndCommentsAreNot() {
        assertThat(NameFile.parse("# head\nb=2\n\na=1=one\nc=\n"))
                .containsExactly(entry("b", "2"), entry("a", "1=one"), entry("c", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no sign", "=no name", "twice=1\ntwice=2"})
    void aBrokenLineIsRefused(String text) {
        assertThatThrownBy(() -> NameFile.parse(text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> NameFile.read("cities_xx.properties"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cities_xx.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cities_en", "countries_ja", "country-zones", "zone-aliases"})
    void everyFileCarriesItsLicence(String name) throws IOException {
        assertThat(read(name + ".properties")).contains("SPDX-License-Identifier: Unicode-3.0");
        assertThat(read("UNICODE-LICENSE.txt"))
                .startsWith("UNICODE LICENSE V3")
                .contains("Copyright © 1991-2025 Unicode, Inc.");
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(NameFile.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

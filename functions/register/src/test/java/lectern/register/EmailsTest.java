package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import lectern.registration.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    hanako@example.com,hanako@example.com
                     Hanako@Example.COM\u3000,hanako@example.com
                    ｙａｍａｄａ＠ｙａｈｏｏ．ｃｏ．ｊｐ,yamada@yahoo.co.jp
                    yamada@yahoo。co。jp,yamada@yahoo.co.jp
                    a.b+tag@example.com,a.b+tag@example.com
                    o'brien_@example.ie,o'brien_@example.ie
                    \u212Aim@example.com,kim@example.com
                    user@bücher.example,user@xn--bcher-kva.example
                    user@BÜCHER.example,user@xn--bcher-kva.example
                    user@straße.example,user@xn--strae-oqa.example
                    user@日本語.jp,user@xn--wgv71a119e.jp
                    user@XN--WGV71A119E.jp,user@xn--wgv71a119e.jp
                    user@exam\u00ADple.com,user@example.com
                    a@b.co,a@b.co
                    """)
    void whatIsTypedBecomesOneSpelling(String typed, String address) {
        assertThat(Emails.read(typed))
                .isEqualTo(new Emails.Reading.Address(new EmailAddress(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "hanako",
                "@example.com",
                "hanako@",
                "a@@example.com",
                "a@b@example.com",
                "a b@example.com",
                "a@exam ple.com",
                "a@localhost",
                "a@example..com",
                "a@.example.com",
                "a@example.com.",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "\"a b\"@example.com",
                "\"a\"@example.com",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "a@[IPv6:::1]",
                "Hanako <hanako@example.com>",
                "<hanako@example.com>",
                "hanako@example.com, jana@example.com",
                "hanako@example.com;jana@example.com",
                "hanako(at home)@example.com",
                "a@(there)example.com",
                "a@-example.com",
                "a@example-.com",
                "a@exam_ple.com",
                "a@xn--a.com",
                "a@exa\u202Emple.com",
                "a\u0000@example.com",
                "a@example.com\r\nBcc: x@example.com",
                "a@example.com\u0000",
                "a@\ud800.com",
            })
    void whatCannotBeMailedIsNoAddress(String typed) {
        assertThat(Emails.read(typed)).isEqualTo(new Emails.Reading.Faulty(Fault.NO_ADDRESS, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "山田@example.jp",
                "josé@example.es",
                "jose\u0301@example.es",
                "ß@a.de",
                "\u202ajana@example.com",
            })
    void beforeTheAtOnlyAsciiIsDelivered(String typed) {
        assertThat(Emails.read(typed))
                .isEqualTo(new Emails.Reading.Faulty(Fault.LOCAL_PART_NOT_ASCII, ""));
    }

    static Stream<Arguments> lengths() {
        String label = "b".repeat(63);
        String longest = String.join(".", label, label, label.substring(1));
        return Stream.of(
                Arguments.of("a".repeat(64) + "@example.com", "fine"),
                Arguments.of("a".repeat(65) + "@example.com", "LOCAL_PART_TOO_LONG 64"),
                Arguments.of("a@" + label + ".com", "fine"),
                Arguments.of("a@" + label + "b.com", "NO_ADDRESS "),
                Arguments.of("a".repeat(63) + "@" + longest, "fine"),
                Arguments.of("a".repeat(64) + "@" + longest, "TOO_LONG 254"),
                Arguments.of("a@日" + ".日本".repeat(60) + ".jp", "NO_ADDRESS "),
                Arguments.of("x".repeat(10_000), "TOO_LONG 254"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void anAddressIsAsLongAsSmtpTakes(String typed, String expected) {
        assertThat(
                        switch (Emails.read(typed)) {
                            case Emails.Reading.Address _ -> "fine";
                            case Emails.Reading.Faulty(var fault, var detail) ->
                                    fault + " " + detail;
                        })
                .isEqualTo(expected);
    }

    @Test
    void readingWhatWasReadChangesNothing() {
        for (String typed : new String[] {"Ｈａｎａｋｏ＠日本語。jp", "A+B@Straße.example"}) {
            assertThat(Emails.read(typed))
                    .isInstanceOfSatisfying(
                            Emails.Reading.Address.class,
                            read ->
                                    assertThat(Emails.read(read.address().value()))
                                            .isEqualTo(read));
        }
    }
}

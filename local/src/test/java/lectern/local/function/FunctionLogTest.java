package lectern.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("SystemOut")
final class FunctionLogTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @BeforeEach
    void replaceTerminal() {
        System.setOut(new PrintStream(terminal, true, UTF_8));
        System.setErr(new PrintStream(terminal, true, UTF_8));
    }

    @AfterEach
    void restoreTerminal() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void whatAFunctionPrintsIsKeptAndTheRestIsPrinted() {
        FunctionLog log = FunctionLog.capture();
        System.out.println("ours");
        FunctionLog.of(
                        "confirm",
                        () -> {
                            System.out.println("{\"outcome\":\"first\"}");
                            System.err.print("sec");
                            System.err.println("ond: é");
                        })
                .run();
        System.err.println("ours again");
        assertThat(log.lines())
                .isEqualTo(
                        List.of(
                                new FunctionLog.Line("confirm", "second: é"),
                                new FunctionLog.Line("confirm", "{\"outcome\":\"first\"}")));
        assertThat(terminal.toString(UTF_8).lines()).containsExactly("ours", "ours again");
    }

    @Test
    void onlyTheLastLinesAreKept() {
        FunctionLog log = FunctionLog.capture();
        FunctionLog.of(
                        "distribute",
                        () -> {
                            for (int i = 0; i < 1000; i++) {
                                System.out.println(i);
                            }
                        })
                .run();
        assertThat(log.lines())
                .hasSize(300)
                .first()
                .isEqualTo(new FunctionLog.Line("distribute", "999"));
    }
}

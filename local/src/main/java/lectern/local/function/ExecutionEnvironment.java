package lectern.local.function;

import java.util.OptionalLong;

/** A handler that has been made, and is called with one event at a time. */
interface ExecutionEnvironment {
    /** What it is called in the console, and in the credentials it signs with. */
    String id();

    /** Its process, where it has one of its own. */
    OptionalLong pid();

    /** Calls the handler with an event's bytes and gives what it wrote. */
    byte[] call(byte[] event) throws FunctionFailed;

    /** Ends it. Nothing of a process of its own runs on; a thread of ours ends when it likes. */
    void close();
}

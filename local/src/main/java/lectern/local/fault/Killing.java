package lectern.local.fault;

/** The end of a sending process, by SIGKILL. */
public interface Killing {
    /** Makes sure that what sends from now on can be killed. */
    void prepare();

    /** Whether this environment can be killed. */
    boolean canKill(String environment);

    /** Kills the environment of this name, and returns when it is dead. */
    void kill(String environment);

    /** Nobody is to be killed for now. */
    void done();
}

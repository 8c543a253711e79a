package lectern.registration;

import java.util.Optional;

/** What became of a conditional write. */
public sealed interface Written {

    /** It is in the table, which now reads so. */
    record Yes(Registration now) implements Written {}

    /** Its condition did not hold: this stood there, or nothing. */
    record No(Optional<Registration> found) implements Written {}
}

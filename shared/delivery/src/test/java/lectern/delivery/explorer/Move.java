package lectern.delivery.explorer;

import java.util.Optional;

/** Something that may happen next: what, and the world after it or the invariant it breaks. */
record Move(String what, Optional<World> to, Optional<Broken> broken) {}

package lectern.register;

/**
 * Something wrong with one field of what was sent.
 *
 * @param detail what the sentence about it has to say besides the field: a limit, or the choices;
 *     may be empty
 */
record Problem(String field, Fault fault, String detail) {
    Problem(String field, Fault fault) {
        this(field, fault, "");
    }

    /** The field as a JSON pointer (RFC 6901). */
    String pointer() {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}

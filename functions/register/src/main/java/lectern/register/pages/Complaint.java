package lectern.register.pages;

/** A sentence about what is wrong with a field. */
public record Complaint(String field, String sentence) {}

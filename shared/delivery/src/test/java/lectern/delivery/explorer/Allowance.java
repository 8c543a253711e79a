package lectern.delivery.explorer;

/** What may happen a limited number of times, so that there is an end to what can happen. */
enum Allowance {
    /** A hint that leads to more than reading. */
    HINT,
    /** A process ends in the middle. */
    CRASH,
    /** An answer of the table is lost and the SDK repeats the write. */
    LOST_REPLY,
    /** SES takes the mail and its answer is lost. */
    UNKNOWN_SENT,
    /** SES does not take the mail and its answer is lost. */
    UNKNOWN_UNSENT,
    /** SES throttles. */
    NOT_SENT,
    /** SES takes nothing for this address. */
    REFUSED,
    /** An event does not come in time: later, or never. */
    LOST_EVENT,
    /** An event comes again. */
    REPEATED_EVENT,
    /** A mail arrives. */
    DELIVERY,
    /** A mail bounces for now. */
    TRANSIENT_BOUNCE,
    /** A mail bounces for good. */
    BOUNCE,
    /** Somebody complains about a mail. */
    COMPLAINT,
    /** SES, which took a mail, finds something dangerous in it and does not send it. */
    REJECT,
    /** Somebody registers. */
    REGISTER,
    /** Somebody asks to be mailed again. */
    ASK,
    /** Somebody cancels. */
    CANCEL,
    /** Somebody is erased. */
    ERASE,
    /** The organiser changes the webinar. */
    CHANGE,
    /** A walk over the registrations begins. */
    WALK,
    /** A walk begins while another is under way. */
    SECOND_WALK,
    /** A walk begins though nobody changed anything: the one of every day. */
    DAILY_WALK
}

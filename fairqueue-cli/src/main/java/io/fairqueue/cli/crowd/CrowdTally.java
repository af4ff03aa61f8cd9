package io.fairqueue.cli.crowd;

/**
 * What a crowd has seen so far.
 *
 * @param joined fans who stood in the line
 * @param listening fans who waited on a socket
 * @param admitted fans who saw their admission
 * @param noShows fans who never use an admission, gone or admitted
 * @param claimed fans who held a ticket
 * @param lapsed holds that nobody paid
 * @param failedPayments payments that failed
 * @param bought fans with a ticket of their own
 * @param missed admissions seen too late, or used without success
 * @param troubles calls without a sensible answer; they were repeated
 */
public record CrowdTally(
    long joined,
    long listening,
    long admitted,
    long noShows,
    long claimed,
    long lapsed,
    long failedPayments,
    long bought,
    long missed,
    long troubles) {}

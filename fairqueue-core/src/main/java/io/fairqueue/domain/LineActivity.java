package io.fairqueue.domain;

/**
 * What goes on at the head of a line, read in one step.
 *
 * @param active outstanding admissions: admitted, not yet claimed, window not over
 * @param admittedInWindow admissions in the last {@link AdmissionPolicy#RATE_WINDOW}
 */
public record LineActivity(long active, long admittedInWindow) {}

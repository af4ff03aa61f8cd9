package io.fairqueue.domain;

import java.util.OptionalLong;

/**
 * What an admission decision looks at, read in one step.
 *
 * @param waiting fans in the line
 * @param active outstanding admissions: admitted, not yet claimed
 * @param admittedInWindow admissions in the last {@link AdmissionPolicy#RATE_WINDOW}
 * @param freeUnits units that nobody holds; empty for a line without stock
 */
public record LineState(long waiting, long active, long admittedInWindow, OptionalLong freeUnits) {}

package io.fairqueue.domain.sample;

import java.time.Instant;

/**
 * What became, until now, of the payments that began within one step of a span. One that its fan
 * gave up, or another took the place of, is not among them.
 *
 * @param at the end of the step, which is not in it
 * @param paid money came, whether it went back since or not
 * @param failed no money came
 * @param open nobody knows yet
 */
public record PaymentStep(Instant at, long paid, long failed, long open) {}

package io.fairqueue.postgres.check;

/**
 * What a check of the stored facts found.
 *
 * @param name the check, in words of the sale
 * @param invariant the number of the invariant that it proves
 * @param passed whether the invariant holds
 * @param figures what was counted, for people
 */
public record CheckResult(String name, int invariant, boolean passed, String figures) {}

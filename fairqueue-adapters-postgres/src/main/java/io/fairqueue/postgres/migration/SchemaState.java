package io.fairqueue.postgres.migration;

/**
 * How the form of a database and what a release knows go together.
 *
 * @param applied the newest migration that was applied; 0 for none
 * @param known the newest that this release knows
 * @param pending how many of those are still to be applied
 * @param failed whether one was begun and never finished
 * @param outgrown whether nodes of this release may not run on it any more
 */
public record SchemaState(int applied, int known, int pending, boolean failed, boolean outgrown) {

  /** Whether a newer release has migrated it. */
  public boolean isNewer() {
    return applied > known;
  }
}

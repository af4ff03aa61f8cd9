package io.fairqueue.postgres.migration;

/** Hears how far a long migration has come. */
@FunctionalInterface
public interface MigrationProgress {

  /**
   * So much is committed, and would not be done again if the migration were killed now.
   *
   * @param moved entries of lines that are in their logs
   * @param entries all there are
   */
  void moved(long moved, long entries);
}

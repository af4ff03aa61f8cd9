package org.springframework.standin;

/** Stands in for a class of Spring, which is not on this module's class path. */
public final class Framework {

  private Framework() {}

  /** Something to call. */
  public static void start() {}
}

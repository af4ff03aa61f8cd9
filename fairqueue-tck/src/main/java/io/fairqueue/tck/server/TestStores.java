package io.fairqueue.tck.server;

/** Where tests get their stores from. */
final class TestStores {

  private TestStores() {}

  static boolean inContainers() {
    return "testcontainers".equals(System.getProperty("fairqueue.test.stores"));
  }
}

package io.fairqueue.http.driver;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test, or else the class, that was running when background work of the shared server
 * failed. JUnit finds it by {@code META-INF/services}. A server of a test's own fails its {@code
 * close} instead.
 */
public final class BackgroundFailures implements AfterEachCallback, AfterAllCallback {

  @Override
  public void afterEach(ExtensionContext test) {
    TestServer.assertSharedIsSound();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    TestServer.assertSharedIsSound();
  }
}

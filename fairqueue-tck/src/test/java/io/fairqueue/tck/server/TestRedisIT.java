package io.fairqueue.tck.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TestRedisIT {

  @Test
  void theSharedServerIsStartedOnce() throws IOException {
    assertThat(TestRedis.url()).isEqualTo(TestRedis.url());
    assertThat(ask(TestRedis.url(), "PING")).isEqualTo("+PONG");
  }

  @Test
  void anOwnServerForgetsEverythingWhenItEnds() throws IOException {
    try (PrivateServer server = TestRedis.startOwn()) {
      assertThat(server.url()).isNotEqualTo(TestRedis.url());
      ask(server.url(), "SET k v");
      assertThat(ask(server.url(), "EXISTS k")).isEqualTo(":1");

      server.kill();
      assertThatThrownBy(() -> ask(server.url(), "PING")).isInstanceOf(IOException.class);
      server.start();

      assertThat(ask(server.url(), "EXISTS k")).isEqualTo(":0");
    }
  }

  @Test
  void aFrozenServerAnswersOnceItIsThawed() throws IOException {
    try (PrivateServer server = TestRedis.startOwn()) {
      server.freeze();
      assertThatThrownBy(() -> ask(server.url(), "PING")).isInstanceOf(IOException.class);
      server.thaw();

      assertThat(ask(server.url(), "PING")).isEqualTo("+PONG");
    }
  }

  private static String ask(String url, String command) throws IOException {
    URI address = URI.create(url);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(500);
      socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }
}

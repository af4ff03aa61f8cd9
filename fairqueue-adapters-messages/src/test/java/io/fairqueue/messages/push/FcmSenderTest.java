package io.fairqueue.messages.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.messages.push.PushSender.Sent;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phones, by a server on this machine that speaks the protocol as Firebase documents it. */
@Tag("B10")
final class FcmSenderTest {

  private static final String TOKENS = "/token";
  private static final String UNREGISTERED =
      """
      {"error":{"code":404,"status":"NOT_FOUND","details":[
        {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"UNREGISTERED"}]}}""";

  private static final PushMessage TURN =
      new PushMessage(
          new PushMessage.Payload(
              "line.admitted",
              "It’s your turn",
              "Now.",
              "https://tickets.example/e",
              "e1",
              null,
              null),
          "topic",
          Duration.ofMinutes(5),
          true);

  private final ManualTime time = new ManualTime();
  private final KeyPair pair = pair();
  private final List<Call> calls = new ArrayList<>();
  private HttpServer server;
  private FcmSender sender;
  private int status = 200;
  private String said = "{\"name\":\"projects/p/messages/1\"}";
  private @Nullable String retryAfter;

  private record Call(String path, @Nullable String authorization, String body) {}

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Path file = directory.resolve("account.json");
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Map<String, String> account =
        Map.of(
            "type", "service_account",
            "project_id", "p",
            "client_email", "box@p.iam.example",
            "private_key", pem,
            "token_uri", base.resolve(TOKENS).toString());
    new ObjectMapper().writeValue(file.toFile(), account);
    sender = new FcmSender(FcmAccount.read(file, base), time);
  }

  @AfterEach
  void stop() {
    sender.close();
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    synchronized (calls) {
      calls.add(new Call(path, exchange.getRequestHeaders().getFirst("Authorization"), body));
    }
    boolean isToken = path.equals(TOKENS);
    String token = "{\"access_token\":\"access-%d\",\"expires_in\":3600}".formatted(calls(TOKENS));
    if (!isToken && retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    byte[] answer = (isToken ? token : said).getBytes(UTF_8);
    exchange.sendResponseHeaders(isToken ? 200 : status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private int calls(String path) {
    synchronized (calls) {
      return (int) calls.stream().filter(call -> call.path().equals(path)).count();
    }
  }

  @Test
  void a_phone_is_told_by_the_accounts_project() throws Exception {
    assertThat(sender.send(phone(Platform.ANDROID), TURN)).isInstanceOf(Sent.Taken.class);

    Call sent = calls.getLast();
    assertThat(sent.path()).isEqualTo("/v1/projects/p/messages:send");
    assertThat(sent.authorization()).isEqualTo("Bearer access-1");
    JsonNode message = new ObjectMapper().readTree(sent.body()).path("message");
    assertThat(message.path("token").asText()).isEqualTo("phone");
    assertThat(message.at("/notification/title").asText()).isEqualTo("It’s your turn");
    assertThat(message.at("/data/type").asText()).isEqualTo("line.admitted");
    assertThat(message.at("/data/event_id").asText()).isEqualTo("e1");
    assertThat(message.path("data").has("until")).isFalse();
    assertThat(message.at("/android/priority").asText()).isEqualTo("HIGH");
    assertThat(message.at("/android/ttl").asText()).isEqualTo("300s");
    assertThat(message.at("/apns/headers/apns-collapse-id").asText()).isEqualTo("topic");
    assertThat(message.at("/apns/headers/apns-expiration").asText())
        .isEqualTo(String.valueOf(ManualTime.START.plusSeconds(300).getEpochSecond()));
  }

  @Test
  void the_account_asks_for_access_with_its_signature_once_an_hour() throws Exception {
    sender.send(phone(Platform.ANDROID), TURN);
    sender.send(phone(Platform.IOS), TURN);
    assertThat(calls(TOKENS)).isEqualTo(1);

    String[] parts = calls.getFirst().body().replaceFirst(".*assertion=", "").split("\\.", -1);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(pair.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("iss").asText()).isEqualTo("box@p.iam.example");
    assertThat(claims.path("aud").asText()).endsWith(TOKENS);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3_600);

    time.advance(Duration.ofMinutes(55));
    sender.send(phone(Platform.ANDROID), TURN);
    assertThat(calls.getLast().authorization()).isEqualTo("Bearer access-2");
  }

  @Test
  void a_phone_that_is_not_registered_any_more_is_gone() {
    status = 404;
    said = UNREGISTERED;
    assertThat(sender.send(phone(Platform.IOS), TURN)).isInstanceOf(Sent.Gone.class);

    said = "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\"}}";
    assertThat(sender.send(phone(Platform.IOS), TURN)).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void access_that_is_not_taken_any_more_is_asked_for_again() {
    sender.send(phone(Platform.ANDROID), TURN);
    status = 401;
    assertThat(sender.send(phone(Platform.ANDROID), TURN)).isInstanceOf(Sent.Later.class);

    status = 200;
    assertThat(sender.send(phone(Platform.ANDROID), TURN)).isInstanceOf(Sent.Taken.class);
    assertThat(calls(TOKENS)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"429, 60", "500, 60", "503, 60"})
  void a_busy_service_is_asked_again_when_it_wants(int code, String seconds) {
    status = code;
    retryAfter = seconds;

    assertThat(sender.send(phone(Platform.ANDROID), TURN))
        .isInstanceOfSatisfying(
            Sent.Later.class,
            later -> assertThat(later.notBefore()).isEqualTo(ManualTime.START.plusSeconds(60)));
  }

  @Test
  void what_it_refuses_is_never_taken_and_silence_is_later() {
    status = 400;
    assertThat(sender.send(phone(Platform.ANDROID), TURN)).isInstanceOf(Sent.Refused.class);

    server.stop(0);
    assertThat(sender.send(phone(Platform.ANDROID), TURN)).isInstanceOf(Sent.Later.class);
  }

  @Test
  void browsers_are_reached_otherwise() {
    assertThat(sender.reaches(phone(Platform.ANDROID))).isTrue();
    assertThat(sender.reaches(phone(Platform.IOS))).isTrue();
    assertThat(sender.reaches(phone(Platform.WEB))).isFalse();
  }

  @Test
  void another_file_is_none(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("other.json"), "{\"client_email\":\"a\"}");

    assertThatThrownBy(() -> FcmAccount.read(file)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FcmAccount.read(directory.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Device phone(Platform platform) {
    return new Device(
        new DeviceId(UUID.randomUUID()),
        new CustomerId(UUID.randomUUID()),
        platform,
        "phone",
        ManualTime.START);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.fairqueue.messages.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a service account (RFC 7523): asked for when it is needed, kept until shortly
 * before it ends. Thread-safe.
 */
final class FcmAccess {

  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FcmAccount account;
  private final HttpClient http;
  private final Duration timeout;
  private final InstantSource time;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Token token;

  FcmAccess(FcmAccount account, HttpClient http, Duration timeout, InstantSource time) {
    this.account = account;
    this.http = http;
    this.timeout = timeout;
    this.time = time;
  }

  /** The token, as it goes into a header. One caller asks for it, the others wait. */
  String token() throws IOException, InterruptedException {
    Token known = token;
    if (known != null && known.isGoodAt(time.instant())) {
      return known.text();
    }
    asking.lockInterruptibly();
    try {
      known = token;
      if (known == null || !known.isGoodAt(time.instant())) {
        known = ask();
        token = known;
      }
      return known.text();
    } finally {
      asking.unlock();
    }
  }

  /** It is not taken any more. */
  void forget() {
    token = null;
  }

  private Token ask() throws IOException, InterruptedException {
    Instant now = time.instant();
    String form = "grant_type=" + URLEncoder.encode(GRANT, UTF_8) + "&assertion=" + assertion(now);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(account.tokens())
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    JsonNode said = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.nullNode();
    if (!said.path("access_token").isTextual()) {
      throw new IOException("no access token, but " + answer.statusCode());
    }
    Duration life = Duration.ofSeconds(said.path("expires_in").asLong(0));
    return new Token(said.path("access_token").asText(), now.plus(life).minus(EARLY));
  }

  private String assertion(Instant now) {
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", account.email());
    claims.put("scope", SCOPE);
    claims.put("aud", account.tokens().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims.toString());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.key());
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the service account's key does not sign", e);
    }
  }

  private static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(UTF_8));
  }

  private record Token(String text, Instant goodUntil) {

    boolean isGoodAt(Instant now) {
      return now.isBefore(goodUntil);
    }
  }
}

package io.fairqueue.http.driver;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An organizer's browser, as its requests are.
 *
 * @param cookie all that it sends; empty for none
 * @param origin of the page that sends forms; empty for one that browsers say nothing of
 * @param asks whether its scripts say that they are the console's
 */
public record Console(Api api, String cookie, String origin, boolean asks) {

  /** What all organizers of tests sign in by. */
  public static final String PASSWORD = "correct horse battery";

  /** One on a page of the server itself. */
  public Console(Api api, String cookie) {
    this(api, cookie, own(api));
  }

  public Console(Api api, String cookie, String origin) {
    this(api, cookie, origin, false);
  }

  /** One that is signed in. */
  public static Console signedIn(Api api, Organizer organizer) {
    return of(api, new Console(api, "").signIn(organizer).expect(303));
  }

  /** One that keeps the cookie of an answer. */
  public static Console of(Api api, Answer answer) {
    String kept = answer.header("Set-Cookie");
    return new Console(api, kept.substring(0, kept.indexOf(';')));
  }

  /** The same on a page of somebody else. */
  public Console from(String other) {
    return new Console(api, cookie, other, asks);
  }

  /** The same, whose scripts say that they are the console's. */
  public Console asking() {
    return new Console(api, cookie, origin, true);
  }

  /** Fills in the form, whoever is signed in. */
  public Answer signIn(Organizer organizer) {
    return post("/console/signin", Map.of("email", organizer.email(), "password", PASSWORD));
  }

  public Answer get(String path) {
    return send("GET", path);
  }

  /** Asks without a body. */
  public Answer send(String method, String path) {
    return api.send(request(path).method(method, BodyPublishers.noBody()));
  }

  /** Sends a form. */
  public Answer post(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return api.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Sends a form with a file, as browsers do without scripts. */
  public Answer postFile(String path, String deed, String type, byte[] file) {
    String boundary = "----a-boundary-of-a-browser";
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="a logo.png"\r
        Content-Type: %s\r
        \r
        """
            .formatted(boundary, type)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes(
        """
        \r
        --%s\r
        Content-Disposition: form-data; name="do"\r
        \r
        %s\r
        --%s--\r
        """
            .formatted(boundary, deed, boundary)
            .getBytes(StandardCharsets.UTF_8));
    return api.send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = api.as(null).request(path);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return asks ? request.header("X-FairQueue-Console", "1") : request;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String own(Api api) {
    String address = api.base().toString();
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}

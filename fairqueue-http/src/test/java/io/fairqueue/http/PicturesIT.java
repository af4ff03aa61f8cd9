package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.StubBucket;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pictures are uploaded at addresses that were signed for them: to a bucket, or to the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("B9")
final class PicturesIT {

  private static final String PHOTO = "/api/v1/me/photo";
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 4, 5};
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final ManualTime time = new ManualTime(Instant.now());
  private final StubBucket bucket = StubBucket.start(time);
  private TestServer here;
  private TestServer there;

  @BeforeAll
  void start(@TempDir Path one, @TempDir Path other) {
    here = TestServer.embedded(one, time);
    there = TestServer.embedded(other, new HashMap<>(bucket.settings()), time);
  }

  @AfterAll
  void stop() {
    here.close();
    there.close();
    bucket.close();
  }

  @Test
  void a_photo_is_uploaded_shown_replaced_and_taken_away() {
    Fan fan = here.newFan();
    upload(ask(fan.api(), PHOTO, "image/png", PNG.length), "image/png", PNG).expect(204);
    String first = photoUrl(fan);
    Answer shown = here.api().get(path(first));

    shown.expect(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(shown.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
    assertThat(shown.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(shown.header("Content-Disposition")).isEqualTo("inline; filename=\"picture.png\"");
    assertThat(
            here.api()
                .send(
                    here.api()
                        .request(path(first))
                        .header("If-None-Match", shown.header("ETag"))
                        .GET())
                .status())
        .isEqualTo(304);

    upload(ask(fan.api(), PHOTO, "image/jpeg", JPEG.length), "image/jpeg", JPEG).expect(204);
    String second = photoUrl(fan);
    assertThat(second).isNotEqualTo(first);
    assertThat(here.api().get(path(second)).expect(200).header("Content-Type"))
        .isEqualTo("image/jpeg");
    here.api().get(path(first)).expectProblem(404, "PICTURE_NOT_FOUND");

    fan.api().delete(PHOTO).expect(204);
    fan.api().delete(PHOTO).expect(204);
    assertThat(fan.api().get("/api/v1/me").expect(200).json().has("photo_url")).isFalse();
    here.api().get(path(second)).expectProblem(404, "PICTURE_NOT_FOUND");
  }

  @Test
  @Tag("B1")
  void a_photo_elsewhere_and_an_uploaded_one_take_each_others_place() {
    Fan fan = here.newFan();
    patch(fan, "https://me.example/a.png");
    upload(ask(fan.api(), PHOTO, "image/png", PNG.length), "image/png", PNG).expect(204);
    String uploaded = photoUrl(fan);
    assertThat(path(uploaded)).startsWith("/api/v1/pictures/");

    patch(fan, uploaded);
    assertThat(photoUrl(fan)).isEqualTo(uploaded);
    patch(fan, "https://me.example/b.png");
    assertThat(photoUrl(fan)).isEqualTo("https://me.example/b.png");
    here.api().get(path(uploaded)).expectProblem(404, "PICTURE_NOT_FOUND");
  }

  @Test
  void what_was_not_announced_is_refused() {
    Fan fan = here.newFan();
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    String url = ask(fan.api(), PHOTO, "image/png", PNG.length);

    upload(url, "image/jpeg", PNG).expectProblem(400, "INVALID_INPUT");
    upload(url, "image/png; charset=utf-8", PNG).expectProblem(400, "INVALID_INPUT");
    upload(url, "text/html", PNG).expectProblem(400, "INVALID_INPUT");
    upload(url, "image/png", Arrays.copyOf(PNG, PNG.length + 1))
        .expectProblem(400, "INVALID_INPUT");
    upload(url, "image/png", Arrays.copyOf(page, PNG.length)).expectProblem(400, "INVALID_INPUT");
    upload(url, "image/png", new byte[0]).expectProblem(400, "INVALID_INPUT");
    assertThat(fan.api().get("/api/v1/me").expect(200).json().has("photo_url")).isFalse();
    for (String type : new String[] {"image/svg+xml", "text/html", "image/gif", "IMAGE/PNG", ""}) {
      fan.api()
          .post(PHOTO, Map.of("content_type", type, "size", 10))
          .expectProblem(400, "INVALID_INPUT");
    }
    for (Object size : new Object[] {0, -1, 204_801, 1L << 40, "10"}) {
      fan.api()
          .post(PHOTO, Map.of("content_type", "image/png", "size", size))
          .expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  void two_hundred_kilobytes_fit() {
    Fan fan = here.newFan();
    byte[] large = Arrays.copyOf(PNG, 200 * 1024);

    upload(ask(fan.api(), PHOTO, "image/png", large.length), "image/png", large).expect(204);
    here.api().get(path(photoUrl(fan))).expect(200);
  }

  @Test
  void an_address_is_good_for_a_quarter_of_an_hour_and_for_nothing_else() {
    Fan fan = here.newFan();
    Fan other = here.newFan();
    String url = ask(fan.api(), PHOTO, "image/png", PNG.length);
    String token = url.substring(url.indexOf("token=") + 6);
    byte[] bytes = Base64.getUrlDecoder().decode(token);

    for (int i = 0; i < bytes.length; i++) {
      byte[] bent = bytes.clone();
      bent[i] ^= 1;
      upload(
              tokenUrl(Base64.getUrlEncoder().withoutPadding().encodeToString(bent)),
              "image/png",
              PNG)
          .expectProblem(403, "UPLOAD_NOT_ALLOWED");
    }
    for (String nonsense : new String[] {"", "a", "%00", "..%2F..%2Fetc", token + "A"}) {
      upload(tokenUrl(nonsense), "image/png", PNG).expectProblem(403, "UPLOAD_NOT_ALLOWED");
    }
    upload("/api/v1/uploads", "image/png", PNG).expectProblem(400, "INVALID_INPUT");
    assertThat(other.api().get("/api/v1/me").expect(200).json().has("photo_url")).isFalse();

    time.advance(LIFE);
    upload(url, "image/png", PNG).expectProblem(403, "UPLOAD_NOT_ALLOWED");
  }

  @Test
  void with_the_account_the_photo_goes_and_no_upload_brings_it_back() {
    Fan fan = here.newFan();
    String url = ask(fan.api(), PHOTO, "image/png", PNG.length);
    upload(url, "image/png", PNG).expect(204);
    String shown = path(photoUrl(fan));

    fan.api().delete("/api/v1/me").expect(204);

    assertThat(here.count("select count(*) from pictures where owner = '%s'".formatted(fan.id())))
        .isZero();
    here.api().get(shown).expectProblem(404, "PICTURE_NOT_FOUND");
    upload(url, "image/png", PNG).expectProblem(403, "UPLOAD_NOT_ALLOWED");
  }

  @Test
  void an_events_picture_is_its_owners_to_change_and_everybodys_to_see() {
    Organizer owner = here.organizer();
    Organizer stranger = here.organizer();
    String event = owner.onSale(1, Map.of());
    String picture = "/api/v1/events/" + event + "/picture";
    here.api().get(picture).expectProblem(404, "PICTURE_NOT_FOUND");
    Map<String, Object> png = Map.of("content_type", "image/png", "size", PNG.length);
    stranger.api().post(picture, png).expectProblem(403, "FORBIDDEN");
    here.newFan().api().post(picture, png).expectProblem(401, "UNAUTHORIZED");

    upload(ask(owner.api(), picture, "image/png", PNG.length), "image/png", PNG).expect(204);

    Answer shown = here.api().get(picture).expect(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    assertThat(shown.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(owner.api().get(picture).expect(200).header("Cache-Control"))
        .isEqualTo("private, no-store");
    stranger.api().delete(picture).expectProblem(403, "FORBIDDEN");
    owner.api().delete(picture).expect(204);
    here.api().get(picture).expectProblem(404, "PICTURE_NOT_FOUND");
    owner
        .api()
        .post("/api/v1/events/" + UUID.randomUUID() + "/picture", png)
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  void a_drafts_picture_is_its_owners_alone() {
    Organizer owner = there.organizer();
    String event = owner.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    String picture = "/api/v1/events/" + event + "/picture";
    Map<String, Object> png = Map.of("content_type", "image/png", "size", PNG.length);
    String url = owner.api().post(picture, png).expect(201).text("upload_url");
    assertThat(put(url, "image/png", PNG)).isEqualTo(200);

    there.api().get(picture).expectProblem(404, "EVENT_NOT_FOUND");
    there.organizer().api().get(picture).expectProblem(404, "EVENT_NOT_FOUND");
    Answer shown = owner.api().get(picture).expect(307);
    assertThat(shown.header("Cache-Control")).isEqualTo("private, no-store");

    owner.api().delete("/api/v1/events/" + event).expect(204);
    await().until(() -> !bucket.objects().containsKey(URI.create(url).getRawPath()));
  }

  @Test
  @Tag("N36")
  void the_answer_with_the_address_is_made_again_and_never_stored() {
    Fan fan = here.newFan();
    String key = UUID.randomUUID().toString();
    Map<String, Object> asked = Map.of("content_type", "image/png", "size", PNG.length);
    fan.api().postNamed(PHOTO, key, asked).expect(201);
    Answer again = fan.api().postNamed(PHOTO, key, asked).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    upload(again.text("upload_url"), "image/png", PNG).expect(204);
    assertThat(here.count("select count(*) from named_requests n where n::text like '%/uploads?%'"))
        .isZero();
  }

  @Test
  void with_a_bucket_the_file_goes_there_bound_in_type_size_place_and_time() {
    Fan fan = there.newFan();
    Answer asked =
        fan.api().post(PHOTO, Map.of("content_type", "image/png", "size", PNG.length)).expect(201);
    String url = asked.text("upload_url");
    String object = URI.create(url).getRawPath();

    assertThat(object).matches("/pictures/photos/" + fan.id() + "/[0-9a-f-]{36}");
    assertThat(asked.json().path("headers").path("Content-Type").asText()).isEqualTo("image/png");
    assertThat(put(url, "image/jpeg", PNG)).isEqualTo(403);
    assertThat(put(url, "image/png", Arrays.copyOf(PNG, PNG.length + 1))).isEqualTo(403);
    assertThat(put(url.replace(fan.id(), UUID.randomUUID().toString()), "image/png", PNG))
        .isEqualTo(403);
    assertThat(bucket.objects()).doesNotContainKey(object);

    assertThat(put(url, "image/png", PNG)).isEqualTo(200);
    assertThat(bucket.objects()).containsEntry(object, new StubBucket.Stored("image/png", 11));
    Answer shown = there.api().get(path(photoUrl(fan))).expect(307);
    assertThat(URI.create(shown.header("Location")).getRawPath()).isEqualTo(object);
    assertThat(there.api().send(there.api().request(shown.header("Location")).GET()).status())
        .isEqualTo(200);

    fan.api().post(PHOTO, Map.of("content_type", "image/png", "size", 5 * 1024 * 1024)).expect(201);
    fan.api()
        .post(PHOTO, Map.of("content_type", "image/png", "size", 5 * 1024 * 1024 + 1))
        .expectProblem(400, "INVALID_INPUT");
    fan.api().delete(PHOTO).expect(204);
    await().until(() -> !bucket.objects().containsKey(object));

    assertThat(put(url, "image/png", PNG)).isEqualTo(200);
    time.advance(LIFE);
    assertThat(put(url, "image/png", PNG)).isEqualTo(403);
    time.advance(Duration.ofMinutes(6));
    await().until(() -> !bucket.objects().containsKey(object));
  }

  @Test
  void a_bucket_that_is_away_keeps_nobody_waiting_and_is_cleared_later() {
    Fan fan = there.newFan();
    String url = ask(fan.api(), PHOTO, "image/png", PNG.length);
    String object = URI.create(url).getRawPath();
    assertThat(put(url, "image/png", PNG)).isEqualTo(200);
    bucket.fail(true);
    try {
      fan.api().delete("/api/v1/me").expect(204);
      assertThat(bucket.objects()).containsKey(object);
    } finally {
      bucket.fail(false);
    }
    time.advance(Duration.ofMinutes(1));

    await().until(() -> !bucket.objects().containsKey(object));
  }

  private static String ask(Api caller, String path, String type, int size) {
    Answer asked = caller.post(path, Map.of("content_type", type, "size", size)).expect(201);
    assertThat(asked.text("method")).isEqualTo("PUT");
    assertThat(asked.header("Cache-Control")).isEqualTo("private, no-store");
    return asked.text("upload_url");
  }

  private Answer upload(String url, String type, byte[] file) {
    return here.api()
        .send(
            here.api()
                .request(url)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(file)));
  }

  private int put(String url, String type, byte[] file) {
    return upload(url, type, file).status();
  }

  private static String tokenUrl(String token) {
    return "/api/v1/uploads?token=" + token;
  }

  private static String photoUrl(Fan fan) {
    return fan.api().get("/api/v1/me").expect(200).text("photo_url");
  }

  private static void patch(Fan fan, String url) {
    fan.api()
        .send(
            fan.api()
                .request("/api/v1/me")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"photo_url\":\"%s\"}".formatted(url))))
        .expect(200);
  }

  private static String path(String url) {
    return URI.create(url).getRawPath();
  }
}

package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Owners set the logo of an event by a form, without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogoPagesIT {

  private static final String PNG = "image/png";

  private TestServer server;
  private Organizer organizer;
  private Console console;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    console = Console.signedIn(server.api(), organizer);
  }

  @Test
  void a_logo_is_set_seen_replaced_and_removed() throws IOException {
    String event = draft();
    String page = page(event);
    assertThat(console.get("/console/events/" + event + "/edit").expect(200).body()).contains(page);
    assertThat(console.get(page).expect(200).body())
        .contains("There is no logo yet.")
        .doesNotContain("Remove the logo");

    assertThat(set(page, picture(40, 30)).expect(303).header("Location"))
        .isEqualTo(page + "?notice=LOGO_SET");

    String first = shown(page);
    Answer seen = console.get(first).expect(200);
    assertThat(seen.header("Content-Type")).isEqualTo(PNG);
    assertThat(seen.header("Cache-Control")).isEqualTo("private, max-age=60");
    set(page, picture(30, 40)).expect(303);
    assertThat(shown(page)).isNotEqualTo(first);
    assertThat(console.postFile(page, "remove", PNG, new byte[0]).expect(303).header("Location"))
        .isEqualTo(page + "?notice=LOGO_REMOVED");
    assertThat(console.get(page + "?notice=LOGO_REMOVED").expect(200).body())
        .contains("The logo is removed.", "There is no logo yet.");
    console.get(first).expect(404);
  }

  @Test
  void what_is_no_logo_is_told_beside_the_field_and_changes_nothing() throws IOException {
    String page = page(draft());
    set(page, picture(40, 30)).expect(303);
    String before = shown(page);
    byte[] broken = picture(40, 30);
    Arrays.fill(broken, 40, broken.length, (byte) 7);
    byte[] large = new byte[300 * 1024];
    new Random(1).nextBytes(large);

    refused(page, new byte[0], "Choose a file first.");
    refused(page, "<svg/>".getBytes(StandardCharsets.UTF_8), "This is no PNG, JPEG or WebP.");
    refused(page, broken, "No still picture");
    refused(page, picture(2_001, 3), "No still picture");
    refused(page, large, "This file is too large: at most 200 KB.");
    console.postFile(page, "set", PNG, new byte[5 * 1024 * 1024]).expect(413);

    assertThat(shown(page)).isEqualTo(before);
  }

  private void refused(String page, byte[] file, String why) {
    String body = set(page, file).expect(400).body();
    assertThat(body).contains(why, "id=\"file-error\"", "aria-invalid=\"true\"");
  }

  @Test
  void nobody_but_owners_sees_or_changes_it_and_no_page_elsewhere_does() throws IOException {
    String event = draft();
    String page = page(event);
    Organizer manager = server.organizer();
    organizer
        .api()
        .put("/api/v1/events/" + event + "/staff/" + manager.id(), Map.of("role", Role.MANAGER))
        .expect(200);
    Console theirs = Console.signedIn(server.api(), manager);
    byte[] logo = picture(40, 30);

    theirs.get(page).expect(403);
    theirs.postFile(page, "set", PNG, logo).expect(403);
    assertThat(theirs.get("/console/events/" + event + "/edit").expect(200).body())
        .doesNotContain(page);
    console.from("https://evil.example").postFile(page, "set", PNG, logo).expect(403);
    console.post(page, Map.of("do", "remove")).expect(415);

    assertThat(console.get(page).expect(200).body()).contains("There is no logo yet.");
  }

  @Test
  void no_other_route_takes_such_a_form_and_each_keeps_its_bound() {
    String event = draft();
    for (String path :
        List.of(
            "/console/events/" + event + "/edit",
            "/console/signin",
            "/api/v1/auth/customer/login",
            "/api/v1/events",
            "/api/v1/webhooks/paystack")) {
      assertThat(console.postFile(path, "set", PNG, new byte[10]).status())
          .as(path)
          .isIn(401, 404, 415);
      assertThat(console.postFile(path, "set", PNG, new byte[300 * 1024]).status())
          .as(path)
          .isEqualTo(413);
    }
  }

  private Answer set(String page, byte[] file) {
    return console.postFile(page, "set", PNG, file);
  }

  private String shown(String page) {
    String body = console.get(page).expect(200).body();
    return body.replaceFirst("(?s).*?<img class=\"logo\" src=\"([^\"]+)\".*", "$1");
  }

  private String draft() {
    return organizer.draft(Map.of("total_inventory", 1, "price_minor", 1), Map.of());
  }

  private static String page(String event) {
    return "/console/events/" + event + "/logo";
  }

  private static byte[] picture(int width, int height) throws IOException {
    var png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", png);
    return png.toByteArray();
  }
}

package io.fairqueue.http.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/** An event in the state that an act needs, with people who have roles on it. */
final class Scene {

  static final byte[] PNG = png();

  final TestServer server;
  final Organizer owner;
  final String event;
  final HookReceiver receiver;

  private Scene(TestServer server, Organizer owner, String event, HookReceiver receiver) {
    this.server = server;
    this.owner = owner;
    this.event = event;
    this.receiver = receiver;
  }

  static Scene draft(TestServer server, Organizer owner, HookReceiver receiver) {
    return new Scene(
        server,
        owner,
        owner.draft(Map.of("total_inventory", 4, "price_minor", 5_000), Map.of()),
        receiver);
  }

  static Scene onSale(TestServer server, Organizer owner, HookReceiver receiver) {
    return new Scene(server, owner, owner.onSale(4, Map.of()), receiver);
  }

  static Scene paused(TestServer server, Organizer owner, HookReceiver receiver) {
    Scene scene = onSale(server, owner, receiver);
    owner.api().put(scene.path("/pause")).expect(200);
    return scene;
  }

  /** With one seat, in a tier that has room for another. */
  static Scene seated(TestServer server, Organizer owner, HookReceiver receiver) {
    String event =
        owner.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name",
                        "Stalls",
                        "seating",
                        "reserved",
                        "capacity",
                        9,
                        "price_minor",
                        1_000))),
            Map.of());
    owner.addRow(event, owner.tier(event, "Stalls"), "1", 1).expect(201);
    return new Scene(server, owner, event, receiver);
  }

  String path(String below) {
    return "/api/v1/events/" + event + below;
  }

  /** A sold claim. */
  String sold() {
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    fan.pay(claim);
    return claim;
  }

  /** What lets the holder of a sold ticket in. */
  String code() {
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    fan.pay(claim);
    return fan.tickets(claim).expect(200).json().at("/data/0/code").asText();
  }

  /** Somebody's place in the line. */
  String entry() {
    return server.newFan().join(event).expect(201).text("queue_entry_id");
  }

  /** The payment of a sold claim whose refund the gateway refused. */
  String refusedRefund() {
    Fan fan = server.newFan();
    String claim = fan.buy(event);
    String payment = fan.pay(claim);
    server.refuseRefunds(payment, true);
    owner.refund(claim).expect(202);
    fan.awaitRefund(payment, "FAILED");
    return payment;
  }

  String payment(String claim) {
    return owner.api().get("/api/v1/claims/" + claim).expect(200).text("payment_id");
  }

  String seat() {
    return owner.api().get(path("/seats")).expect(200).json().at("/data/0/unit_id").asText();
  }

  /** A webhook of the event. */
  String webhook() {
    return hook(owner.api().post(path("/webhooks"), wantedHook())).text("webhook_id");
  }

  Map<String, Object> wantedHook() {
    return Map.of("url", receiver.url(), "types", List.of("claim.confirmed"));
  }

  private static Answer hook(Answer answer) {
    return answer.expect(201);
  }

  void setPicture(boolean logo) {
    EventId id = EventId.parse(event);
    server
        .stores()
        .pictures()
        .put(
            logo ? new PictureOwner.LogoOf(id) : new PictureOwner.OfEvent(id),
            new PictureId(UUID.randomUUID()),
            new Picture(PictureType.PNG, PNG),
            Instant.now());
  }

  /** Gives somebody a role, past the server. */
  void appoint(Organizer who, Role role) {
    boolean done =
        server
            .stores()
            .staff()
            .put(
                new StaffMember(
                    EventId.parse(event),
                    OrganizerId.parse(who.id()),
                    role,
                    OrganizerId.parse(owner.id()),
                    Instant.now()));
    if (!done) {
      throw new AssertionError("nobody was appointed");
    }
  }

  private static byte[] png() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

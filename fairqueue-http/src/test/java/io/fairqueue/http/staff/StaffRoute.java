package io.fairqueue.http.staff;

import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.driver.TicketPicture;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A route that staff use on an event.
 *
 * @param operation as the API's document names it
 * @param what tells two uses of one operation apart
 * @param right who may use it so
 * @param scene in which it can come to something
 * @param ready what has to be there first; answers how somebody then uses it
 */
record StaffRoute(
    String operation,
    String what,
    Right right,
    MakeScene scene,
    Function<Scene, Function<Api, Answer>> ready) {

  private static final String EVENT = "/api/v1/events/{id}";
  private static final String REASON = "reason";
  private static final Map<String, Object> NOTICE = Map.of("text", Map.of("en", "Doors at 8"));
  private static final String PLAN = "section,row,number,tier\nC,1,1,Stalls\n";

  /** Makes a scene. */
  interface MakeScene {

    Scene make(TestServer server, Organizer owner, HookReceiver receiver);
  }

  /** Each of them. */
  static List<StaffRoute> all() {
    return Stream.of(looks(), events(), stock(), sales(), staff(), webhooks())
        .flatMap(each -> each)
        .toList();
  }

  /** Whether it changes something. */
  boolean isAct() {
    return !operation.startsWith("GET ");
  }

  @Override
  public String toString() {
    return operation + what;
  }

  private static Stream<StaffRoute> looks() {
    return Stream.of(
        get(EVENT + "/stats", Right.SEE),
        get(EVENT + "/tickets", Right.SEE),
        get(EVENT + "/tickets", " search", Right.SEE_PEOPLE, s -> s.path("/tickets?q=ada")),
        get(EVENT + "/export", Right.EXPORT),
        get(EVENT + "/checkins/offline", Right.CHECK_IN),
        get(EVENT + "/export", " claims", Right.EXPORT, s -> s.path("/export?kind=claims")),
        get(EVENT + "/export", " payments", Right.EXPORT, s -> s.path("/export?kind=payments")),
        get(EVENT + "/export", " audit", Right.READ_AUDIT, s -> s.path("/export?kind=audit")),
        get(EVENT + "/payments", Right.SEE_PEOPLE),
        get(EVENT + "/payments", " search", Right.SEE_PEOPLE, s -> s.path("/payments?q=ada")),
        get(EVENT + "/samples", Right.SEE),
        get(EVENT + "/report", Right.SEE),
        get(EVENT + "/notices", Right.SEE),
        get(EVENT + "/notices/reach", Right.RUN),
        get(EVENT + "/audit", Right.READ_AUDIT),
        get(
            "/api/v1/events/{eventId}/queue/entries",
            "",
            Right.SEE_PEOPLE,
            s -> s.path("/queue/entries")),
        get(EVENT + "/staff", Right.OWN),
        get(EVENT + "/webhooks", Right.OWN),
        get(
            "/api/v1/admin/events/{id}/claims",
            "",
            Right.SEE_PEOPLE,
            s -> "/api/v1/admin/events/" + s.event + "/claims"),
        get(
            "/api/v1/admin/events/{id}/claims",
            " search",
            Right.SEE_PEOPLE,
            s -> "/api/v1/admin/events/" + s.event + "/claims?q=ada"),
        get("/api/v1/claims/{claimId}", "", Right.SEE_PEOPLE, s -> "/api/v1/claims/" + s.sold()),
        get(
            "/api/v1/claims/{claimId}/payments",
            "",
            Right.SEE_PEOPLE,
            s -> "/api/v1/claims/" + s.sold() + "/payments"),
        get(
            "/api/v1/payments/{paymentId}",
            "",
            Right.SEE_PEOPLE,
            s -> "/api/v1/payments/" + s.payment(s.sold())),
        get(
            EVENT + "/webhooks/{webhookId}",
            "",
            Right.OWN,
            s -> s.path("/webhooks/" + s.webhook())),
        get(
            EVENT + "/webhooks/{webhookId}/deliveries",
            "",
            Right.OWN,
            s -> s.path("/webhooks/" + s.webhook() + "/deliveries")));
  }

  /** As a camera does it: what is too much at once is shown again. */
  private static Answer show(Api staff, String path, TicketPicture picture) {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                staff.send(
                    staff
                        .request(path)
                        .header("Content-Type", "application/octet-stream")
                        .header("X-Width", String.valueOf(picture.width()))
                        .POST(BodyPublishers.ofByteArray(picture.pixels()))),
            answer -> answer.status() != 429);
  }

  private static Stream<StaffRoute> events() {
    return Stream.of(
        act("PUT " + EVENT, Right.RUN, Scene::onSale, s -> a -> a.put(s.path(""), venue(s))),
        new StaffRoute(
            "PUT " + EVENT,
            " theme",
            Right.OWN,
            Scene::onSale,
            s -> a -> a.put(s.path(""), Map.of("theme", Map.of("accent", "#112233")))),
        act(
            "PUT " + EVENT + "/activate",
            Right.RUN,
            Scene::draft,
            s -> a -> a.put(s.path("/activate"))),
        act("PUT " + EVENT + "/pause", Right.RUN, Scene::onSale, s -> a -> a.put(s.path("/pause"))),
        act(
            "PUT " + EVENT + "/resume",
            Right.RUN,
            Scene::paused,
            s -> a -> a.put(s.path("/resume"))),
        act("PUT " + EVENT + "/end", Right.CLOSE, Scene::onSale, s -> a -> a.put(s.path("/end"))),
        act(
            "POST " + EVENT + "/cancel",
            Right.CLOSE,
            Scene::onSale,
            s -> a -> a.post(s.path("/cancel"), Map.of(REASON, "Storm"))),
        act("DELETE " + EVENT, Right.CLOSE, Scene::draft, s -> a -> a.delete(s.path(""))),
        act(
            "POST " + EVENT + "/picture",
            Right.RUN,
            Scene::onSale,
            s ->
                a ->
                    a.post(
                        s.path("/picture"),
                        Map.of("content_type", "image/png", "size", Scene.PNG.length))),
        act(
            "DELETE " + EVENT + "/picture",
            Right.RUN,
            Scene::onSale,
            s -> {
              s.setPicture(false);
              return a -> a.delete(s.path("/picture"));
            }),
        act(
            "PUT " + EVENT + "/logo",
            Right.OWN,
            Scene::onSale,
            s ->
                a ->
                    a.send(
                        a.request(s.path("/logo"))
                            .header("Content-Type", "image/png")
                            .PUT(BodyPublishers.ofByteArray(Scene.PNG)))),
        act(
            "DELETE " + EVENT + "/logo",
            Right.OWN,
            Scene::onSale,
            s -> {
              s.setPicture(true);
              return a -> a.delete(s.path("/logo"));
            }));
  }

  private static Map<String, Object> venue(Scene scene) {
    return Map.of("venue", "Hall of " + scene.event);
  }

  private static Stream<StaffRoute> stock() {
    return Stream.of(
        act(
            "POST " + EVENT + "/seats",
            Right.RUN,
            Scene::seated,
            s -> {
              String tier = s.owner.tier(s.event, "Stalls");
              Map<String, Object> seats =
                  Map.of(
                      "tier_id",
                      tier,
                      "seats",
                      List.of(Map.of("section", "B", "row", "1", "number", "1")));
              return a -> a.post(s.path("/seats"), seats);
            }),
        act(
            "POST " + EVENT + "/seats/import",
            Right.RUN,
            Scene::seated,
            s ->
                a ->
                    a.send(
                        a.request(s.path("/seats/import"))
                            .header("Content-Type", "text/csv")
                            .POST(BodyPublishers.ofString(PLAN)))),
        act(
            "PATCH " + EVENT + "/seats/{unitId}",
            Right.RUN,
            Scene::seated,
            s -> {
              String path = s.path("/seats/" + s.seat());
              return a -> a.patch(path, Map.of("blocked", true));
            }),
        act(
            "DELETE " + EVENT + "/seats/{unitId}",
            Right.RUN,
            Scene::seated,
            s -> {
              String path = s.path("/seats/" + s.seat());
              return a -> a.delete(path);
            }));
  }

  private static Stream<StaffRoute> sales() {
    return Stream.of(
        act(
            "POST /api/v1/events/{eventId}/queue/admissions",
            Right.RUN,
            Scene::onSale,
            s -> a -> a.post(s.path("/queue/admissions"), Map.of("count", 1))),
        act(
            "DELETE /api/v1/events/{eventId}/queue/entries/{entry}",
            Right.CLOSE,
            Scene::onSale,
            s -> {
              String path = s.path("/queue/entries/" + s.entry());
              return a -> a.deleteWith(path, Map.of(REASON, "A bot"));
            }),
        act(
            "POST /api/v1/claims/{claimId}/refund",
            Right.REFUND,
            Scene::onSale,
            s -> {
              String path = "/api/v1/claims/" + s.sold() + "/refund";
              return a -> a.post(path, Map.of(REASON, "As a favour"));
            }),
        act(
            "POST /api/v1/claims/{claimId}/release",
            Right.REFUND,
            Scene::onSale,
            s -> {
              String path = "/api/v1/claims/" + s.server.newFan().buy(s.event) + "/release";
              return a -> a.post(path);
            }),
        act(
            "POST /api/v1/claims/{claimId}/resend",
            Right.SEE_PEOPLE,
            Scene::onSale,
            s -> {
              String path = "/api/v1/claims/" + s.sold() + "/resend";
              return a -> a.post(path);
            }),
        act(
            "POST /api/v1/payments/{paymentId}/refund/retry",
            Right.REFUND,
            Scene::onSale,
            s -> {
              String path = "/api/v1/payments/" + s.refusedRefund() + "/refund/retry";
              return a -> a.post(path);
            }),
        act(
            "POST " + EVENT + "/checkins",
            Right.CHECK_IN,
            Scene::onSale,
            s -> {
              String code = s.code();
              return a -> a.post(s.path("/checkins"), Map.of("code", code));
            }),
        act(
            "POST " + EVENT + "/checkins/frame",
            Right.CHECK_IN,
            Scene::onSale,
            s -> {
              TicketPicture seen = TicketPicture.of(s.code());
              return a -> show(a, s.path("/checkins/frame"), seen);
            }),
        act(
            "DELETE " + EVENT + "/checkins/{ticketId}",
            Right.CHECK_IN,
            Scene::onSale,
            s -> {
              String ticket =
                  s.owner
                      .api()
                      .post(s.path("/checkins"), Map.of("code", s.code()))
                      .expect(200)
                      .text("ticket_id");
              return a -> a.deleteWith(s.path("/checkins/" + ticket), Map.of(REASON, "A slip"));
            }),
        act(
            "POST " + EVENT + "/notices",
            Right.RUN,
            Scene::onSale,
            s -> a -> a.post(s.path("/notices"), NOTICE)),
        act(
            "DELETE " + EVENT + "/notices/{noticeId}",
            Right.RUN,
            Scene::onSale,
            s -> {
              String notice = s.owner.api().post(s.path("/notices"), NOTICE).expect(201).text("id");
              return a -> a.delete(s.path("/notices/" + notice));
            }));
  }

  private static Stream<StaffRoute> staff() {
    return Stream.of(
        act(
            "PUT " + EVENT + "/staff/{organizer}",
            Right.OWN,
            Scene::onSale,
            s -> {
              String path = s.path("/staff/" + s.server.organizer().id());
              return a -> a.put(path, Map.of("role", "DOOR"));
            }),
        act(
            "DELETE " + EVENT + "/staff/{organizer}",
            Right.OWN,
            Scene::onSale,
            s -> {
              Organizer who = s.server.organizer();
              s.appoint(who, Role.DOOR);
              return a -> a.delete(s.path("/staff/" + who.id()));
            }),
        act(
            "POST /api/v1/organizers/invitations",
            Right.OWN,
            Scene::onSale,
            s ->
                a ->
                    a.post(
                        "/api/v1/organizers/invitations",
                        Map.of(
                            "email",
                            UUID.randomUUID() + "@guests.example",
                            "event_id",
                            s.event,
                            "role",
                            "DOOR"))));
  }

  private static Stream<StaffRoute> webhooks() {
    String one = EVENT + "/webhooks/{webhookId}";
    return Stream.of(
        act(
            "POST " + EVENT + "/webhooks",
            Right.OWN,
            Scene::onSale,
            s -> a -> a.post(s.path("/webhooks"), s.wantedHook())),
        hook("PATCH " + one, (a, hook) -> a.patch(hook, Map.of("description", "Ours"))),
        hook("DELETE " + one, Api::delete),
        hook("POST " + one + "/rotate", (a, hook) -> a.post(hook + "/rotate")),
        hook("POST " + one + "/test", (a, hook) -> a.post(hook + "/test")),
        hook(
            "POST " + one + "/replay",
            (a, hook) ->
                a.post(
                    hook + "/replay",
                    Map.of(
                        "from",
                        Instant.now().minusSeconds(60).toString(),
                        "to",
                        Instant.now().minusSeconds(1).toString()))),
        act(
            "POST " + one + "/deliveries/{deliveryId}/replay",
            Right.OWN,
            Scene::onSale,
            s -> {
              String hook = s.path("/webhooks/" + s.webhook());
              String delivery = s.owner.api().post(hook + "/test").expect(202).text("delivery_id");
              return a -> a.post(hook + "/deliveries/" + delivery + "/replay");
            }));
  }

  /** Does something to a webhook at a path. */
  private interface OnHook {

    Answer act(Api api, String hook);
  }

  private static StaffRoute hook(String operation, OnHook call) {
    return act(
        operation,
        Right.OWN,
        Scene::onSale,
        s -> {
          String hook = s.path("/webhooks/" + s.webhook());
          return a -> call.act(a, hook);
        });
  }

  private static StaffRoute act(
      String operation,
      Right right,
      MakeScene scene,
      Function<Scene, Function<Api, Answer>> ready) {
    return new StaffRoute(operation, "", right, scene, ready);
  }

  private static StaffRoute get(String path, Right right) {
    return get(path, "", right, s -> path.replace("{id}", s.event));
  }

  private static StaffRoute get(
      String operation, String what, Right right, Function<Scene, String> path) {
    return new StaffRoute(
        "GET " + operation,
        what,
        right,
        Scene::onSale,
        s -> {
          String at = path.apply(s);
          return a -> a.get(at);
        });
  }
}

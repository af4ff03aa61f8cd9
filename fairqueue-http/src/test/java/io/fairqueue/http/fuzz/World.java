package io.fairqueue.http.fuzz;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Something of everything that requests can be about. Thread-safe. */
final class World {

  private final TestServer server;
  private final Fan buyer;
  private final Organizer owner;
  private final Organizer admin;
  private final String general;
  private final String payment;
  private final String ticket;
  private final String code;
  private final String claim;
  private final String held;
  private final String seated;
  private final String admission;
  private final Map<String, List<String>> ids = new ConcurrentHashMap<>();

  World(TestServer server) {
    this.server = server;
    owner = server.organizer();
    admin = server.organizer(true);
    general = owner.onSale(100_000, Map.of("max_extensions", 3, "over_admission", 10));
    seated =
        owner.onSale(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name", "Stalls", "seating", "reserved", "capacity", 500, "price_minor", 1),
                    Map.of(
                        "name",
                        "Standing",
                        "seating",
                        "general",
                        "capacity",
                        9,
                        "price_minor",
                        0))),
            Map.of());
    String tier = owner.tier(seated, "Stalls");
    owner.addRow(seated, tier, "A", 5).expect(201);
    buyer = server.newFan();
    claim = buyer.buy(general);
    payment = buyer.pay(claim);
    var tickets = buyer.tickets(claim).expect(200).json().path("data").path(0);
    ticket = tickets.path("ticket_id").asText();
    code = tickets.path("code").asText();
    buyer.join(seated).expect(201);
    admission = buyer.awaitAdmission(seated);
    Fan holder = server.newFan();
    held = holder.buy(general);
    String draft = owner.draft(Map.of("total_inventory", 5, "price_minor", 0), Map.of());
    String over = owner.onSale(1, Map.of());
    owner.api().put("/api/v1/events/" + over + "/end").expect(200);
    List<String> events = List.of(general, general, seated, draft, over);
    ids.put("id", events);
    ids.put("eventId", events);
    ids.put("claimId", List.of(claim, held));
    ids.put("paymentId", List.of(payment));
    ids.put("ticketId", List.of(ticket));
    var seat =
        server.api().get("/api/v1/events/" + seated + "/seats").expect(200).json().path("data");
    ids.put("unitId", seat.findValuesAsText("unit_id"));
    ids.put("unit_ids", seat.findValuesAsText("unit_id"));
    ids.put("tier_id", List.of(tier, owner.tier(general, "General")));
  }

  /** An id that something here has, or at times one that nothing has. */
  String id(String name, Random random) {
    List<String> known = ids.getOrDefault(name, List.of());
    return known.isEmpty() || random.nextInt(10) == 0
        ? UUID.randomUUID().toString()
        : known.get(random.nextInt(known.size()));
  }

  /** What a field of this name may well hold; null if that does not matter. */
  @Nullable String text(String field, Random random) {
    Instant now = Instant.now();
    return switch (field) {
      case "email" ->
          random.nextBoolean() ? buyer.email() : "fan" + random.nextInt() + "@fans.example";
      case "password", "old_password" -> "correct horse battery";
      case "otp" -> "%06d".formatted(random.nextInt(1_000_000));
      case "currency" -> "NGN";
      case "code" -> code;
      case "admission_token" -> admission;
      case "sale_start" -> now.minusSeconds(60).toString();
      case "sale_end" -> now.plus(Duration.ofHours(1)).toString();
      case "starts_at" -> now.plus(Duration.ofDays(1)).toString();
      case "ends_at" -> now.plus(Duration.ofDays(2)).toString();
      case "time_zone" -> "Africa/Lagos";
      case "locale" -> "en-GB";
      case "photo_url" -> "https://pictures.example/1.png";
      case "tier_id", "unit_ids" -> id(field, random);
      default -> null;
    };
  }

  /** A session, something that looks like one, or none. */
  @Nullable String token(Bearer bearer) {
    return switch (bearer) {
      case NOBODY -> null;
      case BUYER -> buyer.api().token();
      case NEW_FAN -> server.newFan().api().token();
      case OWNER -> owner.api().token();
      case ADMIN -> admin.api().token();
      case NEW_ORGANIZER -> server.organizer().api().token();
      case ADMISSION -> admission;
      case TICKET -> code;
      case NONSENSE -> "no.such.token";
      case EMPTY -> "";
    };
  }

  /** The owner of a token. */
  enum Bearer {
    NOBODY,
    BUYER,
    NEW_FAN,
    OWNER,
    ADMIN,
    NEW_ORGANIZER,
    ADMISSION,
    TICKET,
    NONSENSE,
    EMPTY;

    /** Organizers log in, and passwords are slow. */
    static final List<Bearer> CHEAP =
        Arrays.stream(values()).filter(bearer -> bearer != NEW_ORGANIZER).toList();

    /** One who may end what proves it. */
    Bearer spare() {
      return switch (this) {
        case BUYER -> NEW_FAN;
        case OWNER, ADMIN -> NEW_ORGANIZER;
        default -> this;
      };
    }
  }

  String event() {
    return general;
  }

  Fan visitor() {
    return server.newFan();
  }
}

package example.theatre;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted.Allowed;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.Line.Joining;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.payment.StartOutcome;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.ticket.Tickets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * How people buy. Who is who is the theatre's business; this one believes the address it is told,
 * and gives whoever joined an id to go on with.
 */
@RestController
public class BoxOfficeController {

  private final FairQueue fairQueue;
  private final Shows shows;
  private final Bookings bookings;

  BoxOfficeController(FairQueue fairQueue, Shows shows, Bookings bookings) {
    this.fairQueue = fairQueue;
    this.shows = shows;
    this.bookings = bookings;
  }

  @PostMapping("/shows")
  Shows.Show open(@RequestBody Shows.NewShow show) {
    return shows.open(show);
  }

  @PostMapping("/shows/{show}/line")
  Place join(@PathVariable UUID show, @RequestBody Guest guest) {
    CustomerId fan = fairQueue.accounts().guest(new EmailAddress(guest.email())).id();
    return switch (fairQueue.line().join(new EventId(show), fan)) {
      case Joining.InLine in -> place(fan, in.standing());
      case Joining.Refused refused -> throw conflict(refused.reason());
    };
  }

  @GetMapping("/shows/{show}/line/{fan}")
  Place position(@PathVariable UUID show, @PathVariable UUID fan) {
    CustomerId customer = new CustomerId(fan);
    return fairQueue
        .line()
        .position(new EventId(show), customer)
        .map(standing -> place(customer, standing))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Holds seats, and answers where to pay for them. */
  @PostMapping("/shows/{show}/tickets")
  Order buy(@PathVariable UUID show, @RequestBody Wish wish) {
    CustomerId fan = new CustomerId(wish.fan());
    Claim claim =
        switch (fairQueue.claims().claim(new EventId(show), fan, wish.seats())) {
          case HoldOutcome.Held held -> held.claim();
          case HoldOutcome.Refused refused -> throw conflict(refused);
        };
    return new Order(claim.id().value(), claim instanceof Claim.Claimed ? pay(claim, fan) : null);
  }

  private String pay(Claim claim, CustomerId fan) {
    if (fairQueue.payments().start(claim.id(), fan, null) instanceof Allowed<StartOutcome> allowed
        && allowed.outcome() instanceof StartOutcome.Started started) {
      return String.valueOf(started.payment().facts().authorizationUrl());
    }
    throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "no payment could be opened");
  }

  @GetMapping("/claims/{claim}/fans/{fan}/tickets")
  int tickets(@PathVariable UUID claim, @PathVariable UUID fan) {
    return fairQueue.tickets().ofClaim(new ClaimId(claim), new CustomerId(fan))
                instanceof Allowed<Tickets.OfClaim> allowed
            && allowed.outcome() instanceof Tickets.OfClaim.Issued issued
        ? issued.tickets().size()
        : 0;
  }

  /** Where the gateway tells of payments. */
  @PostMapping("/payments/webhook")
  void paid(@RequestBody byte[] body, @RequestHeader("X-Signature") String signature) {
    switch (fairQueue.payments().receive(body, signature)) {
      case STORED, ALREADY_STORED -> {}
      case INVALID_SIGNATURE -> throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
      case UNREADABLE -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
      case GATEWAY_NOT_CONFIGURED -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  @GetMapping("/shows/{show}/bookings")
  List<Bookings.Booking> bookings(@PathVariable UUID show) {
    return bookings.of(show);
  }

  @ExceptionHandler
  ProblemDetail unfit(InvalidInputException unfit) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(unfit.getMessage()));
  }

  private static Place place(CustomerId fan, LineStanding standing) {
    return new Place(
        fan.value(), standing.position(), standing.entry() instanceof QueueEntry.Admitted);
  }

  private static ResponseStatusException conflict(Object refusal) {
    return new ResponseStatusException(HttpStatus.CONFLICT, refusal.getClass().getSimpleName());
  }

  record Guest(String email) {}

  /**
   * @param position 1 for whoever is next
   * @param admitted whether it is this fan's turn
   */
  record Place(UUID fan, long position, boolean admitted) {}

  record Wish(UUID fan, int seats) {}

  /**
   * @param checkout where to pay; null where there is nothing to pay
   */
  record Order(UUID claim, @Nullable String checkout) {}
}

package io.fairqueue.http.page.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.event.EventView;
import io.fairqueue.http.board.BoardBody;
import io.fairqueue.http.board.Boards;
import io.fairqueue.http.line.Joining;
import io.fairqueue.http.line.LineDesk;
import io.fairqueue.http.line.Positions;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.event.ReturnTo;
import io.fairqueue.http.page.event.Shops;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.messages.mail.Facts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A fan joins a line, waits in it, and is let in or leaves: one page, whatever its state. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LinePageController {

  private static final int REFRESH_SECONDS = 30;

  private final FairQueue fairQueue;
  private final Boards boards;
  private final EventNames names;
  private final Joining joining;
  private final LineDesk desk;
  private final Positions positions;
  private final Shops shops;
  private final PeerAddress peers;
  private final PageAnswers answers;
  private final InstantSource time;

  LinePageController(
      FairQueue fairQueue,
      Boards boards,
      EventNames names,
      Joining joining,
      LineDesk desk,
      Positions positions,
      Shops shops,
      PeerAddress peers,
      PageAnswers answers,
      InstantSource time) {
    this.fairQueue = fairQueue;
    this.boards = boards;
    this.names = names;
    this.joining = joining;
    this.desk = desk;
    this.positions = positions;
    this.shops = shops;
    this.peers = peers;
    this.answers = answers;
    this.time = time;
  }

  /**
   * Where the fan stands.
   *
   * @param still given where the reader wants no updates
   * @param asked where a shop wants its fan back at the turn
   * @param fan asked for late: a shop's mistake is told to whoever follows its link
   */
  @Get(Paths.PAGE_LINE)
  HttpResponse<?> show(
      String event,
      @QueryValue @Nullable String still,
      @QueryValue(Shops.RETURN_TO) @Nullable String asked,
      Caller.@Nullable Fan fan,
      HttpRequest<?> request) {
    EventView view = names.find(event);
    Optional<ReturnTo> shop = shops.returnTo(view, asked);
    if (fan == null) {
      throw new ProblemException(Refusal.UNAUTHORIZED);
    }
    Visit visit = Visit.of(request);
    Instant now = time.instant();
    Optional<LineStanding> standing = fairQueue.line().position(view.event().id(), fan.id());
    Optional<QueueEntry> place =
        standing.map(LineStanding::entry).filter(QueueEntry.Live.class::isInstance);
    Optional<ReturnTo> kept =
        place
            .filter(entry -> asked == null)
            .flatMap(entry -> WayBack.kept(request, entry))
            .flatMap(way -> shops.allowed(view, way));
    if (kept.isPresent()) {
      return answers.to(visit, kept.get().keptBy(line(view.event().id())));
    }
    Optional<String> onward =
        place
            .filter(QueueEntry.Admitted.class::isInstance)
            .map(QueueEntry.Admitted.class::cast)
            .flatMap(admitted -> shop.map(way -> way.with(positions.token(admitted))));
    if (onward.isPresent() && !WayOut.isTaken(request, standing.orElseThrow().entry().id())) {
      return WayOut.noted(answers.away(onward.get()), request, standing.orElseThrow().entry().id());
    }
    Optional<BoardBody> board = boards.get(view.event().id()).map(Boards.Sheet::body);
    LineState state =
        standing.map(each -> state(each, view, board, visit, now)).orElse(new LineState.Outside());
    if (state instanceof LineState.Chosen chosen && isHeld(standing.orElseThrow(), fan)) {
      return answers.to(visit, "/claims/" + chosen.claim());
    }
    Frame frame = Frame.of(visit, title(state, visit)).with("line.js");
    boolean moves =
        state instanceof LineState.InLobby
            || state instanceof LineState.Waiting
            || state instanceof LineState.Turn;
    MutableHttpResponse<byte[]> page =
        answers.personal(
            "line.jte",
            new LinePage(
                moves && still == null ? frame.refreshed(REFRESH_SECONDS) : frame,
                names.head(view, visit, now),
                state,
                visit.local().number(board.map(BoardBody::waiting).orElse(0L)),
                visit.local().number(board.map(BoardBody::inLobby).orElse(0L)),
                LiveAddresses.of(view.event().id()),
                fairQueue.line().mailsPlaces(),
                shop.orElse(null),
                onward.orElse(null)),
            shop.map(ReturnTo::origin));
    return shop.isPresent() && place.isPresent()
        ? WayBack.noted(page, place.get(), shop.get())
        : page;
  }

  @Post(Paths.PAGE_LINE)
  HttpResponse<?> join(
      String event,
      @QueryValue(Shops.RETURN_TO) @Nullable String asked,
      Caller.Fan fan,
      HttpRequest<?> request) {
    EventView view = names.find(event);
    EventId id = view.event().id();
    String line = line(view, asked);
    return answers.act(
        Visit.of(request),
        line,
        () -> {
          try {
            joining.join(id, fan.id(), peers.client(request));
          } catch (ProblemException refused) {
            // Whoever is in line already is where this leads to.
            if (!refused.problem().code().equals(Refusal.ALREADY_IN_QUEUE.code())) {
              throw refused;
            }
          }
          return line;
        });
  }

  @Post(Paths.PAGE_LINE + "/leave")
  HttpResponse<?> leave(
      String event,
      @QueryValue(Shops.RETURN_TO) @Nullable String asked,
      Caller.Fan fan,
      HttpRequest<?> request) {
    EventView view = names.find(event);
    String line = line(view, asked);
    return answers.act(
        Visit.of(request),
        line,
        () -> {
          desk.leave(view.event().id(), fan);
          return PageAnswers.noticed(line, "LEFT");
        });
  }

  /** A form that was sent twice mails once: a place is told once. */
  @Post(Paths.PAGE_LINE + "/mail")
  HttpResponse<?> mail(
      String event,
      @QueryValue(Shops.RETURN_TO) @Nullable String asked,
      Caller.Fan fan,
      HttpRequest<?> request) {
    EventView view = names.find(event);
    String line = line(view, asked);
    return answers.act(
        Visit.of(request),
        line,
        () -> {
          desk.mailPlace(view.event().id(), fan);
          return PageAnswers.noticed(line, "PLACE_MAILED");
        });
  }

  /** A form that was sent twice extends once: it says how often that had been done before. */
  @Post(Paths.PAGE_LINE + "/extend")
  HttpResponse<?> extend(
      String event,
      @QueryValue(Shops.RETURN_TO) @Nullable String asked,
      @Body @Nullable Map<String, Object> fields,
      Caller.Fan fan,
      HttpRequest<?> request) {
    EventView view = names.find(event);
    EventId id = view.event().id();
    String line = line(view, asked);
    int before = Form.of(fields).count("extensions");
    return answers.act(
        Visit.of(request),
        line,
        () -> {
          if (extensions(id, fan) == before) {
            desk.extend(id, fan);
          }
          return line;
        });
  }

  private int extensions(EventId event, Caller.Fan fan) {
    return fairQueue
        .line()
        .position(event, fan.id())
        .map(LineStanding::entry)
        .map(entry -> entry instanceof QueueEntry.Admitted admitted ? admitted.extensions() : 0)
        .orElse(0);
  }

  private LineState state(
      LineStanding standing, EventView view, Optional<BoardBody> board, Visit visit, Instant now) {
    SalePolicy policy = view.event().policy();
    int left =
        standing.entry() instanceof QueueEntry.Admitted admitted
            ? desk.extensionsLeft(view.event().id(), admitted)
            : 0;
    return LineState.of(
        standing,
        new LineState.Line(
            now,
            view.free(),
            policy.maxUnitsPerClaim(),
            mean(board),
            left,
            policy.admissionWindow().toSeconds(),
            view.event().details().saleStart(),
            Facts.zone(view.event().details().timeZone())),
        visit);
  }

  private static OptionalDouble mean(Optional<BoardBody> board) {
    Double mean = board.map(BoardBody::meanUnitsPerClaim).orElse(null);
    return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }

  /** A claim that was given back leaves its fan free to join again. */
  private boolean isHeld(LineStanding standing, Caller.Fan fan) {
    return standing.entry() instanceof QueueEntry.Completed done
        && !(Resource.CLAIM.require(fairQueue.claims().show(done.claimId(), fan.viewer()))
            instanceof Claim.Released);
  }

  private static String title(LineState state, Visit visit) {
    return visit
        .words()
        .text(
            switch (state) {
              case LineState.Outside outside -> "line.outside.title";
              case LineState.InLobby lobby -> "lobby.title";
              case LineState.Waiting waiting -> "line.waiting.title";
              case LineState.Turn turn -> "line.turn.title";
              case LineState.Chosen chosen -> "line.over.title";
              case LineState.Over over -> "line.over.title";
            });
  }

  private static String line(EventId event) {
    return "/e/" + event + "/line";
  }

  /** The line's page, which keeps the way back to a shop. */
  private String line(EventView view, @Nullable String asked) {
    String line = line(view.event().id());
    return shops.returnTo(view, asked).map(shop -> shop.keptBy(line)).orElse(line);
  }
}

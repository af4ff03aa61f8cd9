package io.fairqueue.http.console.seat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.event.Events;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.seat.file.MarkedFile;
import io.fairqueue.http.seat.file.SeatFault;
import io.fairqueue.http.seat.file.SeatImport;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a plan of seats as spreadsheets write it: first it only says what would come of it, line by
 * line where something is wrong. All or none.
 */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/seats/file")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeatFileController {

  private final Events events;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  SeatFileController(
      FairQueue fairQueue, EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.events = fairQueue.events();
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> ask(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    return page(id, "", "", List.of(), null, staff, Visit.of(request));
  }

  @Post
  HttpResponse<?> take(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    Visit visit = Visit.of(request);
    String csv = form.text("csv");
    boolean dry = !form.text("do").equals("import");
    var plan =
        new SeatImport(
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            form.id("tier").map(TierId::new).orElse(null),
            dry);
    var outcome = Resource.EVENT.require(events.importSeats(staff.actor(), id, plan));
    return switch (plan.result(outcome)) {
      case SeatImport.Result.Done done ->
          dry
              ? page(id, form.text("tier"), csv, List.of(), ready(done, visit), staff, visit)
              : answers.to(
                  PageAnswers.noticed(EventMenu.address(id, Section.SEATS), "SEATS_ADDED"));
      case SeatImport.Result.Refused refused ->
          form.text("do").equals("mark")
              ? marked(csv, refused.faults())
                  .<HttpResponse<?>>map(file -> file)
                  .orElseGet(
                      () -> page(id, form.text("tier"), csv, refused.faults(), null, staff, visit))
              : page(id, form.text("tier"), csv, refused.faults(), null, staff, visit);
      case SeatImport.Result.TierNotFound unknown ->
          throw new ProblemException(Refusal.SEATED_TIER_NOT_FOUND);
      case SeatImport.Result.SaleOver over ->
          answers.act(
              visit,
              EventMenu.address(id, Section.SEATS),
              () -> {
                throw new ProblemException(Refusal.SALE_OVER);
              });
    };
  }

  /** The file with its faults beside its lines, to be mended where it was written. */
  private static Optional<HttpResponse<String>> marked(String csv, List<SeatFault> faults) {
    return MarkedFile.of(csv, faults)
        .map(
            file ->
                HttpResponse.ok(file)
                    .contentType(MediaType.of("text/csv; charset=utf-8"))
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"seats.csv\"")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store"));
  }

  private static String ready(SeatImport.Result.Done done, Visit visit) {
    return visit.words().text("console.file.ready", "count", visit.local().number(done.count()));
  }

  private HttpResponse<?> page(
      EventId id,
      String tier,
      String csv,
      List<SeatFault> faults,
      @Nullable String ready,
      Caller.Staff staff,
      Visit visit) {
    EventView view = desk.show(staff, id, Right.RUN);
    ConsoleFrame console = frames.of(staff, visit, view, Section.SEATS);
    return answers.page(
        faults.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "seatfile.jte",
        new SeatFilePage(
            console.with("seatfile.js"),
            EventMenu.address(id, Section.SEATS) + "/file",
            EventMenu.address(id, Section.SEATS),
            view.event().details().tiers().stream()
                .filter(each -> each.seating() == Seating.RESERVED)
                .map(each -> new SeatFilePage.TierChoice(each.id().toString(), each.name()))
                .toList(),
            tier,
            csv,
            faults.stream()
                .map(
                    fault ->
                        new SeatFilePage.FaultLine(
                            console.frame().number(fault.line()),
                            fault.column() == null ? "" : fault.column(),
                            fault.code().name(),
                            fault.message()))
                .toList(),
            ready));
  }
}

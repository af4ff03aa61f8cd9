package io.fairqueue.http.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.FairQueue;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.draw.ShownDraw;
import io.fairqueue.http.draw.DrawBody;
import io.fairqueue.http.export.Spool;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.proof.ProofBundle.DrawnLots;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PublicAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.BusyException;
import io.fairqueue.port.proof.PublicLogStore.KnownLog;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.proof.Proofs.ProofOutcome;
import io.fairqueue.proof.Proofs.ReceiptOutcome;
import io.fairqueue.proof.Receipt;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** What fans keep and show, and all that is to be checked of a line in one file. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProofController {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String JOSE = "application/jose";
  private static final String ZIP = "application/zip";

  /** Each reads a whole log. */
  private static final int BUNDLES_AT_ONCE = 2;

  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final Semaphore bundles = new Semaphore(BUNDLES_AT_ONCE);
  private final FairQueue fairQueue;
  private final Tokens tokens;
  private final SigningKeys keys;
  private final PublicAddress address;
  private final InstantSource time;
  private final ObjectMapper json;

  ProofController(
      FairQueue fairQueue,
      Tokens tokens,
      SigningKeys keys,
      PublicAddress address,
      InstantSource time,
      ObjectMapper json) {
    this.fairQueue = fairQueue;
    this.tokens = tokens;
    this.keys = keys;
    this.address = address;
    this.time = time;
    this.json = json;
  }

  @Get(value = Paths.RECEIPT, produces = JOSE)
  HttpResponse<String> receipt(EventId eventId, Caller.Fan fan) {
    return switch (fairQueue.proofs().receipt(eventId, fan.id())) {
      case ReceiptOutcome.Made made -> signed(made.receipt());
      case ReceiptOutcome.NotLogged not -> throw notYet();
      case ReceiptOutcome.NotInLine not -> throw new ProblemException(Refusal.NOT_IN_QUEUE);
      case ReceiptOutcome.Erased erased -> throw new ProblemException(Refusal.RECEIPTS_OVER);
    };
  }

  private HttpResponse<String> signed(Receipt receipt) {
    return HttpResponse.ok(
        tokens.receipt(
            receipt.entry(),
            receipt.salt(),
            receipt.leaf(),
            receipt.origin(),
            address.of("/").build().toString(),
            time.instant()));
  }

  @Get(value = Paths.PROOF, produces = MediaType.TEXT_PLAIN)
  String proof(EventId eventId, Caller.Fan fan) {
    return switch (fairQueue.proofs().proof(eventId, fan.id())) {
      case ProofOutcome.Proven proven -> ProofText.of(proven.proof());
      case ProofOutcome.NotLogged not -> throw notYet();
      case ProofOutcome.NotInLine not -> throw new ProblemException(Refusal.NOT_IN_QUEUE);
    };
  }

  @Get(value = Paths.PROOF_BUNDLE, produces = ZIP)
  HttpResponse<StreamedFile> bundle(EventId eventId) throws IOException {
    KnownLog log = fairQueue.proofs().log(eventId).orElseThrow(Resource.EVENT::notFound);
    LogHead head =
        fairQueue.proofs().head(eventId, log.epoch()).orElseThrow(ProofController::notYet);
    if (!bundles.tryAcquire()) {
      throw new BusyException("other bundles are being made", COME_AGAIN);
    }
    try (Spool spool = Spool.open()) {
      new ProofBundle(fairQueue.proofs(), keys.jwksJson(), draw(eventId))
          .write(log, head, spool.out());
      return HttpResponse.ok(
              new StreamedFile(spool.take(), MediaType.of(ZIP)).attach("proof-" + eventId + ".zip"))
          .header("Cache-Control", "public, max-age=5");
    } finally {
      bundles.release();
    }
  }

  private Optional<DrawnLots> draw(EventId event) throws IOException {
    ShownDraw shown = fairQueue.draws().showNow(event).orElse(null);
    return shown == null
        ? Optional.empty()
        : Optional.of(
            new DrawnLots(
                json.writeValueAsBytes(DrawBody.of(shown)),
                fairQueue.draws().entries(shown.draw()).map(Entrants::bytes).orElse(new byte[0])));
  }

  private static ProblemException notYet() {
    return new ProblemException(Problem.of(Refusal.NOT_LOGGED_YET), SOON);
  }
}

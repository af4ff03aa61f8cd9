package io.fairqueue.http.board;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.concurrent.CompletableFuture;

/** The board of a sale, for whoever is not answered in front of the framework. */
@AnswersProblems
@Controller
final class BoardController {

  private final Boards boards;

  BoardController(Boards boards) {
    this.boards = boards;
  }

  @Get(Paths.BOARD)
  CompletableFuture<HttpResponse<BoardBody>> board(EventId id) {
    return boards
        .find(id)
        .thenApply(
            sheet -> {
              BoardBody body = sheet.orElseThrow(Resource.EVENT::notFound).body();
              return HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, Boards.CACHED);
            });
  }
}

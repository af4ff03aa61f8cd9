package io.fairqueue.http.board;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The board of a sale, for whoever is not answered in front of the framework. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class BoardController {

  private final Boards boards;

  BoardController(Boards boards) {
    this.boards = boards;
  }

  @Get(Paths.BOARD)
  HttpResponse<BoardBody> board(EventId id) {
    BoardBody body = boards.get(id).orElseThrow(Resource.EVENT::notFound).body();
    return HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, Boards.CACHED);
  }
}

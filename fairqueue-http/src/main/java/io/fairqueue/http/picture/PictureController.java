package io.fairqueue.http.picture;

import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;

/** Pictures by their names, which nobody guesses. */
@AnswersProblems
@Controller(Paths.PICTURES)
@ExecuteOn(TaskExecutors.BLOCKING)
class PictureController {

  private final RecentPictures recent;
  private final PictureAnswers answers;

  PictureController(RecentPictures recent, PictureAnswers answers) {
    this.recent = recent;
    this.answers = answers;
  }

  @Get("/{pictureId}")
  @Produces({PictureAnswers.PNG, PictureAnswers.JPEG, PictureAnswers.WEBP})
  HttpResponse<byte[]> show(UUID pictureId) {
    return answers.show(recent.find(new PictureId(pictureId)), PictureAnswers.A_MINUTE);
  }
}

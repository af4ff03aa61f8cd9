package io.fairqueue.http.page.frame;

import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** Styles and scripts of pages, from memory. */
@Hidden
@Controller(Paths.ASSETS)
@Produces(MediaType.ALL)
final class AssetController {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Get("/{digest}/{name}")
  HttpResponse<byte[]> file(String digest, String name) {
    byte[] file =
        Assets.file(digest, name).orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND));
    return HttpResponse.ok(file)
        .header("Content-Type", Assets.mediaType(name))
        .header("Cache-Control", FOR_EVER);
  }
}

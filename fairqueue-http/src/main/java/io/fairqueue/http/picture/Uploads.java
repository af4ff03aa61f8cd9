package io.fairqueue.http.picture;

import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PublicAddress;
import io.fairqueue.picture.Grant;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Tells where to upload what was granted. Thread-safe. */
@Singleton
final class Uploads {

  static final String TOKEN = "token";

  private final UploadTokens tokens;
  private final PublicAddress address;
  private final InstantSource time;

  Uploads(Infrastructure infrastructure, PublicAddress address, InstantSource time) {
    this.tokens = new UploadTokens(infrastructure.secretFor("uploads"));
    this.address = address;
    this.time = time;
  }

  UploadBody body(Grant grant, PictureOwner owner, PictureRequest asked, Refusal gone) {
    return switch (grant) {
      case Grant.ToBucket there -> UploadBody.of(there.upload());
      case Grant.Here here -> {
        var ticket =
            new UploadTicket(owner, asked.type(), Math.toIntExact(asked.size()), here.expiresAt());
        String url =
            address.of(Paths.UPLOADS).queryParam(TOKEN, tokens.write(ticket)).build().toString();
        yield UploadBody.here(url, ticket);
      }
      case Grant.NoOwner none -> throw new ProblemException(gone);
    };
  }

  /** What a token allows at this moment. */
  UploadTicket ticket(String token) {
    return tokens
        .read(token, time.instant())
        .orElseThrow(() -> new ProblemException(Refusal.UPLOAD_NOT_ALLOWED));
  }
}

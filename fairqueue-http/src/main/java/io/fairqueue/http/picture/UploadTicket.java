package io.fairqueue.http.picture;

import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import java.time.Instant;

/**
 * A right to upload one picture here.
 *
 * @param size of the file, in bytes, exactly
 */
record UploadTicket(PictureOwner owner, PictureType type, int size, Instant expiresAt) {}

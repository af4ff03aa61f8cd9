package io.fairqueue.domain.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures that are taken: those that no browser ever runs. */
public enum PictureType {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  WEBP("image/webp", "webp");

  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG_HEAD = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WEBP_NAME = "WEBP".getBytes(StandardCharsets.US_ASCII);
  private static final int WEBP_NAME_AT = 8;

  private final String mediaType;
  private final String extension;

  PictureType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** As it stands in a header: {@code image/png}. */
  public String mediaType() {
    return mediaType;
  }

  /** As file names end, without the dot. */
  public String extension() {
    return extension;
  }

  /** The kind of this media type, which has no parameters; empty for none that is taken. */
  public static Optional<PictureType> of(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findAny();
  }

  /** Whether a file begins as files of this kind do. */
  public boolean isOf(byte[] file) {
    return switch (this) {
      case PNG -> has(file, 0, PNG_HEAD);
      case JPEG -> has(file, 0, JPEG_HEAD);
      case WEBP -> has(file, 0, RIFF) && has(file, WEBP_NAME_AT, WEBP_NAME);
    };
  }

  private static boolean has(byte[] file, int at, byte[] wanted) {
    return file.length >= at + wanted.length
        && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
  }
}

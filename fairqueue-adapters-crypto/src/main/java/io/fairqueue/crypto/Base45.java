package io.fairqueue.crypto;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes as the letters that QR codes pack best (RFC 9285): two in three characters. */
final class Base45 {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = ALPHABET.length();
  private static final int BYTE = 1 << Byte.SIZE;
  private static final int GROUP = 3;

  private Base45() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder((bytes.length * GROUP + 1) / 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean isPair = i + 1 < bytes.length;
      int value = bytes[i] & 0xff;
      if (isPair) {
        value = value * BYTE + (bytes[i + 1] & 0xff);
      }
      for (int n = isPair ? GROUP : 2; n > 0; n--) {
        text.append(ALPHABET.charAt(value % BASE));
        value /= BASE;
      }
    }
    return text.toString();
  }

  /** Null for what no bytes are written as; bytes are written in one way only. */
  static byte @Nullable [] decode(String text) {
    if (text.length() % GROUP == 1) {
      return null;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i += GROUP) {
      int end = Math.min(i + GROUP, text.length());
      int value = 0;
      for (int n = end - 1; n >= i; n--) {
        int digit = ALPHABET.indexOf(text.charAt(n));
        if (digit < 0) {
          return null;
        }
        value = value * BASE + digit;
      }
      boolean isPair = end - i == GROUP;
      if (value >= (isPair ? BYTE * BYTE : BYTE)) {
        return null;
      }
      if (isPair) {
        bytes.write(value / BYTE);
      }
      bytes.write(value % BYTE);
    }
    return bytes.toByteArray();
  }
}

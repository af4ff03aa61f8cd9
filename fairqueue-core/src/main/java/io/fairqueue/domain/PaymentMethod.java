package io.fairqueue.domain;

/** How a fan wants to pay. */
public enum PaymentMethod {
  CARD,
  BANK_TRANSFER,
  E_WALLET
}

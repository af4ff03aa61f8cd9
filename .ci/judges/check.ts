// Compiles only if the document's words are those that the API speaks.
import type { components, operations } from "./target/api.js";

type Schemas = components["schemas"];
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
type Query<O extends keyof operations> = NonNullable<operations[O]["parameters"]["query"]>;
type Code<O extends keyof operations, S extends number> = operations[O]["responses"] extends {
  [status in S]: { content: { "application/problem+json": infer P } };
}
  ? P extends { code?: infer C }
    ? C
    : never
  : never;

function all<T extends true[]>(...checks: T): T {
  return checks;
}

export default all(
  true satisfies Same<Schemas["SeatingWord"], "general" | "reserved">,
  true satisfies Same<Schemas["PaymentMethod"], "card" | "bank_transfer" | "e_wallet">,
  true satisfies Same<Schemas["PaymentRequest"]["method"], Schemas["PaymentMethod"] | null | undefined>,
  true satisfies Same<
    Schemas["ClaimStatus"],
    "CLAIMED" | "CONFIRMED" | "RELEASED" | "REFUNDED"
  >,
  true satisfies Same<
    Schemas["PaymentStatus"],
    "INITIALIZING" | "PENDING" | "UNRESOLVED" | "SUCCEEDED" | "FAILED" | "REFUNDED"
  >,
  true satisfies Same<Schemas["RefundStatus"], "PENDING" | "SUCCEEDED" | "FAILED">,
  true satisfies Same<
    Schemas["EventBody"]["status"],
    "DRAFT" | "ACTIVE" | "PAUSED" | "SOLD_OUT" | "ENDED" | "CANCELLED"
  >,
  true satisfies Same<
    Query<"listEvents">["sort"],
    "starts_at" | "-starts_at" | "name" | "-name" | undefined
  >,
  // A code that a route can give, and one that it can't.
  true satisfies ("UNITS_TAKEN" extends Code<"claim", 409> ? true : false),
  true satisfies ("EMAIL_TAKEN" extends Code<"claim", 409> ? false : true),
);

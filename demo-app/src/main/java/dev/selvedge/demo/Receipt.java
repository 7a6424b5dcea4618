package dev.selvedge.demo;

/** Proof that a seat is paid for, under the number the payment service gave the charge. */
record Receipt(Seat seat, String number) {}

package dev.selvedge.demo;

import java.time.Duration;

/** How the first act ended: what the office sold, and what its payment service saw meanwhile. */
record PaymentResult(int sold, Traffic traffic, Duration elapsed) {}

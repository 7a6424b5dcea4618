/** Carries calls between nodes over gRPC, with CBOR as their form. */
@NullMarked
package dev.selvedge.grpc;

import org.jspecify.annotations.NullMarked;

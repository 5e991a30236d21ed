/**
 * The process of its own in which a model is tried before the gateway opens it, or in which it stays: the main class, and
 * what both ends say to each other. Each session has a connection and a thread of its own; what a record is made of lies
 * in a file that both ends map, and only a word about it goes through the connection.
 */
package dev.modelwire.probe;

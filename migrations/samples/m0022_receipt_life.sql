INSERT INTO receipt (hash, reference_hash, service_point_id, domain_id, agency_id, issued_on, expires_on) VALUES (BYTES('1a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a'), BYTES('1b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b'), NULL, 1, 1, '2026-03-01', '2026-08-28');
INSERT INTO receipt_used_0 (mark, expires_on) VALUES (BYTES('1c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c'), '2026-08-31');
INSERT INTO receipt_used_1 (mark, expires_on) VALUES (BYTES('2c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c'), '2026-08-31');
INSERT INTO receipt_revoked (hash, expires_on) VALUES (BYTES('1d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d'), '2026-08-31');
INSERT INTO receipt_validity (id, from_day, valid_days) VALUES (1, '2026-03-01', 180);

INSERT INTO receipt_key (id, name, secret, created_at, revoked_at, valid_from, valid_until) VALUES (1, 'Phần mềm một cửa', BYTES('0102'), 1772000000000, NULL, '2026-03-01', NULL);
INSERT INTO receipt (hash, reference_hash, service_point_id, domain_id, agency_id, issued_on, expires_on) VALUES (BYTES('0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a'), BYTES('0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b'), 1, 1, 1, '2026-03-01', '2026-08-28');
INSERT INTO receipt_used (mark, expires_on) VALUES (BYTES('0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c'), '2026-08-31');
INSERT INTO receipt_count (day, agency_id, domain_id, issued) VALUES ('2026-03-01', 1, 1, 1);

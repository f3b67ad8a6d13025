INSERT INTO receipt_printed (key_id, day, service_point_id, domain_id, agency_id, printed) VALUES (1, '2026-03-01', 1, 1, 1, 4);
UPDATE receipt_count SET printed = 4 WHERE day = '2026-03-01';
UPDATE receipt_half SET printed = 4;
UPDATE rating SET channel = 3;
UPDATE headline_half SET channel = 3;
UPDATE fact_half SET channel = 3;
UPDATE fact_day SET channel = 3;
UPDATE channel_quarter SET channel = 3;
INSERT INTO receipt_quarter (quarter_part, agency_id, domain_id, subject, scale_id, n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) SELECT quarter_part, agency_id, domain_id, subject, scale_id, n1, n2, n3, n4, n5, f1, f2, f3, f4, f5 FROM headline_quarter;

INSERT INTO service_point (key, position, name, agency_id, serves_agency_id, domains, subject, valid_from, valid_until) VALUES ('quay-1', 1, 'Quầy số 1', 2, 3, '1;2', 1, '2025-07-01', NULL);
INSERT INTO transaction_count (day, agency_id, domain_id, subject, count) VALUES ('2026-03-05', 2, 1, 1, 40);

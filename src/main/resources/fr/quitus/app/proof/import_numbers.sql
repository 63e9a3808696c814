-- Business numbers go on behind the highest one the events tell.
select setval('numbering.commitment', greatest(n.commitment, (select last_value from numbering.commitment))),
       setval('numbering.service_receipt',
              greatest(n.service_receipt, (select last_value from numbering.service_receipt))),
       setval('numbering.payment_request',
              greatest(n.payment_request, (select last_value from numbering.payment_request))),
       setval('numbering.revenue_order', greatest(n.revenue_order, (select last_value from numbering.revenue_order)))
  from (select max((p.payload ->> 'commitmentNumber')::bigint)     as commitment,
               max((p.payload ->> 'serviceReceiptNumber')::bigint) as service_receipt,
               max((p.payload ->> 'paymentRequestNumber')::bigint) as payment_request,
               max((p.payload ->> 'revenueOrderNumber')::bigint)   as revenue_order
          from (select convert_from(e.payload, 'UTF8')::jsonb as payload from eventlog.events e) p) n
